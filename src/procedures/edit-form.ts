import { z } from 'zod';
import type { FormValues } from '../ui/page.tsx';
import { Channel, ProcedureLevel, type ProcedureContent } from './schema.ts';

/*
 * The edit form and a content, both ways. A list is a text area with an item a line (steps: a blank line between two);
 * papers and ways to file are rows named `papers.0.name`. Rows left blank are dropped when the form is read.
 */

/** A form as it comes: nested, unchecked. */
export type RawForm = Readonly<Record<string, unknown>>;

const text = (most: number) =>
  z
    .string()
    .trim()
    .max(most, { error: `Tối đa ${most} ký tự|At most ${most} characters` })
    .default('');
const needed = (most: number, vi: string, en: string) =>
  text(most).refine((value) => value !== '', { error: `${vi}|${en}` });
const lines = (most: number) =>
  z
    .string()
    .default('')
    .transform((value) => splitLines(value))
    .pipe(
      z
        .array(
          z.string().max(most, { error: `Mỗi dòng tối đa ${most} ký tự|At most ${most} characters a line` }),
        )
        .max(500, { error: 'Tối đa 500 dòng|At most 500 lines' }),
    );
const many = z
  .union([z.string().transform((one) => [one]), z.array(z.string())])
  .default([])
  .transform((list) => list.filter((item) => item !== ''));
const whole = (least: number, most: number, vi: string, en: string) =>
  z
    .string()
    .trim()
    .transform((value) => (value === '' ? least : /^\d{1,4}$/.test(value) ? Number(value) : Number.NaN))
    .refine((value) => value >= least && value <= most, { error: `${vi}|${en}` });

const copies = whole(0, 99, 'Số bản là số nguyên từ 0 đến 99', 'A whole number from 0 to 99').default(0);

const PaperRow = z
  .object({
    name: text(2000),
    original: copies,
    certified: copies,
    plain: copies,
    required: z
      .string()
      .optional()
      .transform((tick) => tick !== undefined),
    note: text(2000),
  })
  .transform((row, context) => {
    const isBlank = row.name === '' && row.note === '' && row.original + row.certified + row.plain === 0;
    if (isBlank) return null;
    if (row.name === '')
      context.addIssue({
        code: 'custom',
        path: ['name'],
        message: 'Nhập tên giấy tờ|Give the name of the paper',
      });
    return row;
  });

const ChannelRow = z
  .object({
    channel: z.union([z.literal(''), Channel]).default(''),
    count: text(10),
    unit: z.enum(['wd', 'wh', 'd', 'mo', '']).default(''),
    fee: text(30),
    feeNote: text(4000),
    note: text(4000),
  })
  .transform(({ count, unit, fee, ...row }, context) => {
    const fail = (field: string, message: string): void =>
      context.addIssue({ code: 'custom', path: [field], message });
    if (row.channel === '') {
      if (count + fee + row.feeNote + row.note !== '')
        fail('channel', 'Chọn cách nộp|Choose the way to file');
      return null;
    }
    if (count !== '' && !/^[1-9]\d{0,3}$/.test(count))
      fail('count', 'Thời hạn là số nguyên từ 1 đến 9999|A whole number from 1 to 9999');
    if (count !== '' && unit === '') fail('unit', 'Chọn đơn vị thời hạn|Choose the unit of the time limit');
    const amount =
      fee === ''
        ? null
        : /^\d{1,3}([.,]\d{3})*$|^\d{1,12}$/.test(fee)
          ? Number(fee.replace(/\D/g, ''))
          : Number.NaN;
    if (Number.isNaN(amount)) fail('fee', 'Phí là số tiền đồng, ví dụ 20.000|An amount in đồng, e.g. 20.000');
    return { ...row, channel: row.channel, term: count === '' ? null : `${count}${unit}`, fee: amount };
  });

const present = <T>(list: readonly (T | null)[]): T[] => list.filter((item) => item !== null);

/** The form, checked; refusals name its fields. */
export const ContentForm = z
  .object({
    name: needed(2000, 'Nhập tên thủ tục', 'Give the name of the procedure'),
    nameEn: text(2000),
    level: z.enum(ProcedureLevel.options, { error: 'Chọn cấp thực hiện|Choose the level' }),
    alsoLevels: many.pipe(z.array(ProcedureLevel)),
    field: needed(300, 'Nhập lĩnh vực', 'Give the field'),
    agencies: many,
    lifeEvents: lines(100),
    sequence: z
      .string()
      .default('')
      .transform((value) => splitParagraphs(value))
      .pipe(
        z
          .array(
            z.string().max(8000, { error: 'Mỗi bước tối đa 8.000 ký tự|At most 8,000 characters a step' }),
          )
          .max(200),
      ),
    channels: z.array(ChannelRow).max(100).default([]).transform(present),
    papers: z.array(PaperRow).max(300).default([]).transform(present),
    sets: whole(1, 20, 'Số bộ hồ sơ từ 1 đến 20', 'From 1 to 20 sets').default(1),
    audience: lines(300),
    decidingAgency: text(4000),
    results: lines(1000),
    forms: lines(1000),
    conditions: text(8000),
    legalBasis: lines(1000),
    onlineLevel: whole(1, 4, 'Mức dịch vụ từ 1 đến 4', 'From level 1 to 4').default(2),
    process: text(100),
  })
  .transform(({ alsoLevels, ...content }): ProcedureContent => {
    const others = alsoLevels.filter((level) => level !== content.level);
    return others.length === 0 ? content : { ...content, alsoLevels: others };
  });

/** A content as the form would send it. */
export function formOf(content: ProcedureContent): RawForm {
  const { channels, papers, sequence, source: _, ...rest } = content;
  return {
    ...Object.fromEntries(
      Object.entries(rest).map(([name, value]) => [
        name,
        Array.isArray(value) && name !== 'agencies' && name !== 'alsoLevels' ? value.join('\n') : value,
      ]),
    ),
    sequence: sequence.join('\n\n'),
    channels: channels.map(({ term, fee, ...channel }) => ({
      ...channel,
      count: term === null ? '' : String(Number.parseInt(term, 10)),
      unit: /[a-z]+$/.exec(term ?? '')?.[0] ?? '',
      fee: fee === null ? '' : String(fee),
    })),
    papers: papers.map(({ required, ...paper }) => ({ ...paper, ...(required ? { required: 'on' } : {}) })),
  };
}

/** Adds or removes a row as a button asked: `add papers`, `remove channels 2`. Anything else changes nothing. */
export function changeRows(form: RawForm, action: string): RawForm {
  const match = /^(add|remove) (papers|channels)(?: (\d{1,4}))?$/.exec(action);
  if (match === null) return form;
  const [, verb, part = '', index = ''] = match;
  const rows = rowsOf(form, part);
  const added = part === 'papers' ? { name: '', original: '1', required: 'on' } : { channel: '', unit: 'wd' };
  const changed = verb === 'add' ? [...rows, added] : rows.filter((_, at) => at !== Number(index));
  return { ...form, [part]: changed };
}

/** Rows of a part as they came, whatever somebody sent. */
export function rowsOf(form: RawForm, part: string): readonly unknown[] {
  const rows = form[part];
  return Array.isArray(rows) ? rows : [];
}

/** Nested input by dotted names, as the fields of a form look for their values. */
export function flatten(input: unknown, prefix = ''): FormValues {
  const values: Record<string, string | readonly string[]> = {};
  if (typeof input !== 'object' || input === null) return values;
  for (const [name, value] of Object.entries(input)) {
    const key = prefix === '' ? name : `${prefix}.${name}`;
    if (Array.isArray(value) && value.every((item) => typeof item === 'string')) values[key] = value;
    else if (typeof value === 'object' && value !== null) Object.assign(values, flatten(value, key));
    else if (typeof value === 'string' || typeof value === 'number') values[key] = String(value);
  }
  return values;
}

function splitLines(value: string): string[] {
  return value
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function splitParagraphs(value: string): string[] {
  return value
    .replace(/\r\n/g, '\n')
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '');
}
