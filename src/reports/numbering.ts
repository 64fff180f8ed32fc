/** Numbers of sections as official documents write them (Decree 30/2020/NĐ-CP, annex I). */
const parts = ['nhất', 'hai', 'ba', 'tư', 'năm', 'sáu', 'bảy', 'tám'];
const letters = [
  'a',
  'b',
  'c',
  'd',
  'đ',
  'e',
  'g',
  'h',
  'i',
  'k',
  'l',
  'm',
  'n',
  'o',
  'p',
  'q',
  'r',
  's',
  't',
  'u',
  'v',
  'x',
  'y',
];

export function partNumber(count: number): string {
  return `Phần thứ ${parts[count - 1] ?? count}`;
}

export function letter(count: number): string {
  return letters[count - 1] ?? String(count);
}

export function roman(count: number): string {
  const signs: readonly [number, string][] = [
    [10, 'X'],
    [9, 'IX'],
    [5, 'V'],
    [4, 'IV'],
    [1, 'I'],
  ];
  let rest = count;
  let words = '';
  for (const [worth, sign] of signs)
    while (rest >= worth) {
      words += sign;
      rest -= worth;
    }
  return words;
}

/** Gives each section its number in turn: `next(level, isAnnex)`. */
export function createNumbering(): (level: 1 | 2 | 3 | 4, isAnnex: boolean) => string {
  const counts = [0, 0, 0, 0];
  let annexes = 0;
  return (level, isAnnex) => {
    if (isAnnex) {
      annexes += 1;
      counts.fill(0, 1);
      return `Phụ lục ${roman(annexes)}`;
    }
    const count = (counts[level - 1] ?? 0) + 1;
    counts[level - 1] = count;
    counts.fill(0, level);
    if (level === 1) return partNumber(count);
    if (level === 2) return roman(count);
    return level === 3 ? String(count) : letter(count);
  };
}
