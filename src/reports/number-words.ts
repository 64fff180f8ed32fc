const digits = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'];
const scales = ['', 'nghìn', 'triệu', 'tỷ'];

/** A whole number from 0 in Vietnamese words: 24 → `hai mươi bốn`, 105 → `một trăm linh năm`. Others in figures. */
export function numberWords(value: number): string {
  if (!Number.isSafeInteger(value) || value < 0 || value >= 1e12) return String(value);
  if (value === 0) return digits[0] ?? '';
  const groups: number[] = [];
  for (let rest = value; rest > 0; rest = Math.floor(rest / 1000)) groups.push(rest % 1000);
  return groups
    .map((group, index) =>
      group === 0 ? '' : `${groupWords(group, index < groups.length - 1)} ${scales[index]}`,
    )
    .toReversed()
    .filter((words) => words !== '')
    .join(' ')
    .trim();
}

/** Three digits; `isFull` says the hundreds even when there are none, since a group goes before. */
function groupWords(group: number, isFull: boolean): string {
  const hundreds = Math.floor(group / 100);
  const tens = Math.floor((group % 100) / 10);
  const ones = group % 10;
  const said: string[] = [];
  const hasHundreds = hundreds > 0 || isFull;
  if (hasHundreds) said.push(`${digits[hundreds]} trăm`);
  if (tens > 1) said.push(`${digits[tens]} mươi`);
  else if (tens === 1) said.push('mười');
  else if (ones > 0 && hasHundreds) said.push('linh');
  if (ones > 0) said.push(onesWords(ones, tens));
  return said.join(' ');
}

function onesWords(ones: number, tens: number): string {
  if (ones === 1 && tens > 1) return 'mốt';
  if (ones === 5 && tens > 0) return 'lăm';
  return digits[ones] ?? '';
}
