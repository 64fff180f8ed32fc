import { z } from 'zod';
import { findDay, timeZone } from '../kernel/clock.ts';
import { refuse, Refused } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import {
  Difficulty,
  fewestOptions,
  mostOptions,
  Question,
  Subject,
  TestFields,
  type Share,
} from './schema.ts';

export const Id = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER);
export const ById = z.object({ id: Id });
const whole = (least: number, most: number) =>
  z.coerce
    .number(`Hãy ghi số từ ${least} đến ${most}|Write a number from ${least} to ${most}`)
    .int()
    .min(least)
    .max(most);

const letters = ['A', 'B', 'C', 'D', 'E', 'F'];
export const optionLetter = (place: number): string => letters[place] ?? '?';

/** Options come one by one; empty ones are left out, so that the key follows the letters as shown. */
export const QuestionForm = z.object({
  topic: z.string().max(200).default(''),
  difficulty: Difficulty,
  text: z.string().max(5000).default(''),
  options: z.record(z.string().max(3), z.string().max(2000)).default({}),
  right: z.union([z.string().max(2), z.array(z.string().max(2)).max(mostOptions)]).default([]),
  explanation: z.string().max(5000).default(''),
  source: z.string().max(2000).default(''),
});

/** @throws Refused with all that is wrong, each beside its field */
export function readQuestion({ options, right, ...rest }: z.infer<typeof QuestionForm>): Question {
  const places = letters.map((_, place) => (options[`o${place}`] ?? '').trim());
  const filled = places.flatMap((text, place) => (text === '' ? [] : [place]));
  const keys = [right].flat().map(Number);
  const refusals = [];
  if (filled.length < fewestOptions)
    refusals.push(
      refuse(
        'missing',
        t('Ghi ít nhất hai phương án.', 'Write at least two options.'),
        `options.o${places.findIndex((text) => text === '')}`,
      ),
    );
  if (keys.length === 0)
    refusals.push(
      refuse(
        'missing',
        t('Đánh dấu ít nhất một phương án đúng.', 'Tick at least one right option.'),
        'right',
      ),
    );
  const stray = keys.find((place) => !filled.includes(place));
  if (stray !== undefined)
    refusals.push(
      refuse(
        'invalid',
        t(
          `Phương án ${optionLetter(stray)} được đánh dấu đúng nhưng để trống.`,
          `Option ${optionLetter(stray)} is ticked as right but empty.`,
        ),
        'right',
      ),
    );
  const parsed = Question.safeParse({
    ...rest,
    options: filled.map((place) => places[place]),
    right: keys
      .flatMap((place) => (filled.includes(place) ? [filled.indexOf(place)] : []))
      .toSorted((one, other) => one - other),
  });
  if (parsed.success && refusals.length === 0) return parsed.data;
  const taken = new Set(['right', ...(refusals.length > 0 ? ['options'] : [])]);
  const more = (parsed.error?.issues ?? [])
    .filter(({ path }) => refusals.length === 0 || !taken.has(String(path[0])))
    .map(({ path, message }) => {
      const [vi = message, en = vi] = message.split('|', 2);
      return refuse(
        'invalid',
        t(vi, en),
        path[0] === 'options' && path.length === 1 ? 'options.o0' : path.join('.'),
      );
    });
  throw new Refused([...refusals, ...more]);
}

const Moment = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/, 'Hãy ghi ngày và giờ|Write day and time')
  .refine(
    (text) => findDay(text.slice(0, 10)) !== null && text >= '2000' && text < '2200',
    'Không có ngày này|There is no such day',
  );

export const TestForm = z.object({
  title: TestFields.shape.title,
  subject: Subject,
  /** Number of questions by `topic|difficulty`, as the form names its boxes. */
  shares: z.record(z.string().max(200), z.string().max(10)).default({}),
  minutes: whole(1, 300),
  passMark: whole(0, 100),
  attempts: whole(1, 10),
  opensAt: Moment,
  closesAt: Moment,
  agency: z.union([z.string().max(20), z.array(z.string().max(20)).max(300)]).default([]),
  showsAtOnce: z.string().max(5).default(''),
  called: z.union([z.literal(''), whole(1, 1_000_000)]).default(''),
});

/** @throws Refused */
export function readTest(
  form: z.infer<typeof TestForm>,
  topics: readonly { topic: string; difficulty: Difficulty }[],
  findAgency: (code: string) => { id: number } | undefined,
): TestFields {
  const instantOf = (text: string) => Temporal.PlainDateTime.from(text).toZonedDateTime(timeZone).toInstant();
  const [opensAt, closesAt] = [instantOf(form.opensAt), instantOf(form.closesAt)];
  if (Temporal.Instant.compare(opensAt, closesAt) >= 0)
    throw new Refused(
      refuse('invalid', t('Giờ đóng phải sau giờ mở.', 'It must close after it opens.'), 'closesAt'),
    );
  const codes = [form.agency].flat().filter((code) => code !== '');
  const agencyIds = codes.map((code) => {
    const agency = findAgency(code);
    if (agency === undefined)
      throw new Refused(
        refuse('invalid', t(`Không có cơ quan mã ${code}.`, `No agency has the code ${code}.`), 'agency'),
      );
    return agency.id;
  });
  const shares: Share[] = topics.flatMap(({ topic, difficulty }, index) => {
    const text = (form.shares[`s${index}`] ?? '').trim();
    if (text === '' || text === '0') return [];
    const count = Number(text);
    if (!Number.isInteger(count) || count < 1 || count > 200)
      throw new Refused(
        refuse('invalid', t('Số câu là số từ 1 đến 200.', 'A number from 1 to 200.'), `shares.s${index}`),
      );
    return [{ topic, difficulty, count }];
  });
  const { title, subject, minutes, passMark, attempts, called } = form;
  return {
    title,
    subject,
    shares,
    minutes,
    passMark,
    attempts,
    opensAt: opensAt.toString(),
    closesAt: closesAt.toString(),
    agencyIds: agencyIds.length === 0 ? null : agencyIds,
    showsAtOnce: form.showsAtOnce !== '',
    called: called === '' ? null : called,
  };
}
