/** Words after which a number names something instead of counting it: "mức độ 3", "Đề án 30", "khoản 2". */
const labelWords =
  'lần thứ|thứ|mức độ|mức|cấp độ|khóa|khoá|hạng|loại|nhóm|điều|khoản|điểm|chương|mục|mục số|phần|phụ lục|phụ lục số|biểu|biểu số|mẫu|mẫu số|bảng|bảng số|hình|bước|tuần|vùng|quốc lộ|đường|đường số|đề án|nghị quyết|nghị quyết số|quyết định số|nghị định|nghị định số|thông tư|thông tư số|chỉ thị|chỉ thị số|công văn số|kế hoạch số|báo cáo số|tờ trình số|thông báo số|luật số|chương trình số|hướng dẫn số|văn bản số|tổng đài|vị trí|vị trí số|xếp|xếp hạng|đứng|trang|giai đoạn|kỳ|khu vực|khu phố|tổ|ấp|thôn|quầy số|cửa số|phường|quận|top|nhiệm kỳ|lần|đợt|dự án số|gói|gói thầu|khối|lớp|chuyên đề|tiêu chí|chỉ số|nội dung|câu|quầy|cửa|stt|số hiệu|mã|mã số|phiên bản|chính phủ|covid|tiểu mục|tiểu dự án|kế hoạch';
const labelled = new RegExp(
  String.raw`(?:^|[\s("“])(?<!(?:trong|mỗi|một|cả|nhiều)\s)(?:${labelWords})\s+$`,
  'iu',
);

/** "kế hoạch 12" is a label, "Kế hoạch: 12" a count. */
export function isLabelled(text: string, start: number): boolean {
  return (
    !/^\d+\.\d{3}/.test(text.slice(start, start + 8)) &&
    labelled.test(text.slice(Math.max(0, start - 30), start))
  );
}

export type Unit = {
  readonly kind: 'count' | 'money' | 'duration' | 'other';
  /** What one of it is worth: đồng of an amount, 1 of a count. */
  readonly scale: number;
  /** Characters that the unit takes after the number. */
  readonly length: number;
};

const scales: Record<string, number> = { nghìn: 1e3, ngàn: 1e3, triệu: 1e6, tỷ: 1e9, tỉ: 1e9 };

/** The unit that follows a number: money, time, a measure, or none. */
export function readUnit(after: string): Unit {
  const worth =
    /^\s*((?:(?:nghìn|ngàn|triệu|tỷ|tỉ)(?!\s*(?:lệ|trọng|suất))\s*)*)(đồng(?!\s+(?:bằng|thời|bào))|vnđ|vnd|đ(?![\p{L}]))?/iu.exec(
      after,
    );
  const words = (worth?.[1] ?? '').trim().toLowerCase();
  const length = (worth?.[0] ?? '').trimEnd().length;
  const scale = words.split(/\s+/).reduce((product, word) => product * (scales[word] ?? 1), 1);
  if (worth?.[2] !== undefined || /(?:tỷ|tỉ)$/u.test(words)) return { kind: 'money', scale, length };
  if (/^\s*(?:usd|đô la|euro)/iu.test(after.slice(length))) return { kind: 'other', scale, length };
  if (words !== '') return { kind: 'count', scale, length };
  if (/^\s*(?:ngày|giờ|tháng|năm|phút|giây|tuần|thế kỷ|quý)(?!\p{L})/iu.test(after)) {
    return { kind: 'duration', scale: 1, length: 0 };
  }
  if (
    /^\s*(?:m2|m²|m3|km2|km²|km|ha|héc ta|hécta|kg|tấn|tạ|lít|mm|cm|m|mb|gb|tb|mbps|kw|kwh|mw|điểm|độ|°|lần|‰)(?![\p{L}\d])/iu.test(
      after,
    )
  ) {
    return { kind: 'other', scale: 1, length: 0 };
  }
  return { kind: 'count', scale: 1, length: 0 };
}

const stopWords = new Set(
  'đã được là thuộc tại của cho trong với và đạt chiếm có do theo từ đến trên để khi gồm ở hiện bị bằng tỷ tỉ so như nhằm thì hoặc vào qua về'.split(
    ' ',
  ),
);

/** What is counted: the words after the number up to a sign or a word that begins another part of the sentence. */
export function readNoun(after: string): string {
  const words: string[] = [];
  const lead = /^\s*/.exec(after)?.[0].length ?? 0;
  for (const match of after.slice(lead).matchAll(/[\p{L}]+|[^\p{L}]/gu)) {
    const piece = match[0];
    if (piece === ' ') continue;
    if (!/^\p{L}/u.test(piece)) break;
    const word = piece.toLowerCase();
    if (stopWords.has(word) || words.length === 6) break;
    words.push(word);
  }
  return words.join(' ');
}

export function wordBefore(text: string, start: number): string {
  return /(\p{L}+)\s*$/u.exec(text.slice(Math.max(0, start - 20), start))?.[1]?.toLowerCase() ?? '';
}
