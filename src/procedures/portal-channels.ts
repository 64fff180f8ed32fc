import { t } from '../kernel/messages.ts';
import { clean, nothingKnown, type PortalRecord, type Warning } from './portal-schema.ts';
import type { Channel, ProcedureChannel, ProcedureLevel } from './schema.ts';

type PortalChannel = NonNullable<PortalRecord['channels']>[number];

/** The portal's words for levels, in small letters; the names of 2015 and of today. */
export const portalLevels: Readonly<Record<string, ProcedureLevel | undefined>> = {
  'cấp bộ': 'ministry',
  'cấp trung ương': 'ministry',
  'cấp tỉnh': 'city',
  'cấp thành phố': 'city',
  'cấp huyện': 'district',
  'cấp xã': 'commune',
  'cơ quan khác': 'other',
};

const channelNames: Readonly<Record<string, Channel | undefined>> = {
  'trực tiếp': 'counter',
  'trực tuyến': 'online',
  'dịch vụ bưu chính': 'post',
  'qua bưu chính': 'post',
};

const units: Readonly<Record<string, string | undefined>> = {
  'ngày làm việc': 'wd',
  'giờ làm việc': 'wh',
  giờ: 'wh',
  ngày: 'd',
  tháng: 'mo',
};

/** The ways to file. What the source says doubtfully becomes a note beside an empty term or fee, and is counted. */
export function readPortalChannels(channels: readonly PortalChannel[]): {
  channels: ProcedureChannel[];
  warnings: Warning[];
} {
  const doubts = new Map<Doubt, number>();
  const doubt = (kind: Doubt): void => void doubts.set(kind, (doubts.get(kind) ?? 0) + 1);
  const read: ProcedureChannel[] = [];
  for (const source of channels) {
    const channel = channelNames[clean(source.channel).toLowerCase()];
    if (channel === undefined) {
      doubt('unknown');
      continue;
    }
    const { term, note } = readTerm(source, doubt);
    const { fee, feeNote } = readFee(source, doubt);
    const line = { channel, term, fee, feeNote, note };
    if (read.some((other) => JSON.stringify(other) === JSON.stringify(line))) doubt('repeated');
    else read.push(line);
  }
  if (channels.length === 0) doubt('none');
  if (new Set(read.map((line) => line.channel)).size < read.length) doubt('several');
  return { channels: read, warnings: [...doubts].map(([kind, count]) => doubtWords[kind](count)) };
}

function readTerm(
  source: PortalChannel,
  doubt: (kind: Doubt) => void,
): { term: string | null; note: string } {
  const { n } = source;
  const unitText = clean(source.unit).toLowerCase();
  if (n === null || n === undefined) {
    doubt('term-missing');
    return { term: null, note: unitText === '' ? '' : `Nguồn chỉ ghi đơn vị thời hạn: ${unitText}` };
  }
  const unit = units[unitText];
  if (unit === undefined || !Number.isInteger(n) || n < 1 || n > 9999) {
    doubt(n === 0 ? 'term-zero' : 'unit-missing');
    const said = unitText === '' ? `${n}, không ghi đơn vị` : `${n} ${unitText}`;
    return { term: null, note: `Thời hạn trong nguồn: ${said}` };
  }
  return { term: `${n}${unit}`, note: '' };
}

function readFee(
  source: PortalChannel,
  doubt: (kind: Doubt) => void,
): { fee: number | null; feeNote: string } {
  const text = clean(source.fee);
  if (text === '' || text.toLowerCase() === nothingKnown) {
    doubt('fee-missing');
    return { fee: null, feeNote: '' };
  }
  if (text.toLowerCase() === 'miễn phí') return { fee: 0, feeNote: '' };
  if (source.feeSuspect === true) {
    doubt('fee-suspect');
    return { fee: null, feeNote: `Nguồn ghi "${text}", chưa tin được; cần kiểm tra` };
  }
  const match = /^(\d{1,3}(?:[.,]\d{3})*|\d+) ?(?:vnđ|việt nam đồng|đồng)$/iu.exec(text);
  const fee = Number(match?.[1]?.replace(/[.,]/g, ''));
  if (match === null || !Number.isSafeInteger(fee)) {
    doubt('fee-words');
    return { fee: null, feeNote: text };
  }
  return { fee, feeNote: '' };
}

type Doubt = keyof typeof doubtWords;

const warn = (code: string, vi: string, en: string): Warning => ({ code, text: t(vi, en) });

const doubtWords = {
  none: () => warn('no-channel', 'Nguồn không ghi cách nộp hồ sơ nào.', 'The source gives no way to file.'),
  unknown: (count: number) =>
    warn(
      'channel-unknown',
      `${count} cách nộp hồ sơ không rõ tên; chỉ giữ trong bản ghi gốc.`,
      `${count} ways to file have an unknown name and are kept in the source record only.`,
    ),
  repeated: (count: number) =>
    warn(
      'channel-repeated',
      `${count} dòng cách nộp lặp lại nguyên văn; ghi một lần.`,
      `${count} ways to file are repeated word for word and were taken once.`,
    ),
  several: () =>
    warn(
      'channel-several',
      'Một cách nộp có nhiều thời hạn hoặc mức phí mà nguồn không nói áp dụng cho trường hợp nào.',
      'One way to file has several terms or fees, and the source does not say for which cases.',
    ),
  'term-missing': (count: number) =>
    warn(
      'term-missing',
      `${count} cách nộp không ghi thời hạn.`,
      `${count} ways to file give no time limit.`,
    ),
  'term-zero': (count: number) =>
    warn(
      'term-zero',
      `${count} cách nộp ghi thời hạn bằng 0.`,
      `${count} ways to file give a time limit of 0.`,
    ),
  'unit-missing': (count: number) =>
    warn(
      'unit-missing',
      `${count} cách nộp không ghi đơn vị thời hạn.`,
      `${count} ways to file give no unit for the time limit.`,
    ),
  'fee-missing': (count: number) =>
    warn('fee-missing', `${count} cách nộp không ghi phí, lệ phí.`, `${count} ways to file give no fee.`),
  'fee-suspect': (count: number) =>
    warn(
      'fee-suspect',
      `${count} mức phí bị nghi sai; giữ nguyên văn trong ghi chú.`,
      `${count} fees are doubtful; kept word for word as a note.`,
    ),
  'fee-words': (count: number) =>
    warn(
      'fee-words',
      `${count} mức phí không tính bằng đồng; giữ nguyên văn trong ghi chú.`,
      `${count} fees are not in đồng; kept word for word as a note.`,
    ),
} satisfies Record<string, (count: number) => Warning>;
