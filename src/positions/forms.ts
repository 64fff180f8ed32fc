import { z } from 'zod';
import { findDay } from '../kernel/clock.ts';
import { Competence, Day, Id, line, Position, type Competence as CompetenceOf } from './schema.ts';

/* What the forms send, as text, and how it becomes fields. */

export const seen = z.coerce.number().int().min(0).max(1_000_000_000).catch(-1);
export const ById = z.object({ id: Id });
export const ByCode = z.object({ code: line(60) });
export const ByPosition = z.object({ id: Id, position: line(60) });

/** Competences as lines `Soạn thảo văn bản: 3`. */
const CompetenceLines = z
  .string()
  .max(8000)
  .default('')
  .transform((text, context): CompetenceOf[] => {
    const found: CompetenceOf[] = [];
    for (const written of text.split(/\r?\n/)) {
      if (written.trim() === '') continue;
      const one = readCompetence(written);
      if (one !== null) found.push(one);
      else
        context.addIssue({
          code: 'custom',
          message: `Dòng "${written.trim().slice(0, 60)}": viết tên năng lực, dấu hai chấm, mức từ 1 đến 5|Line "${written.trim().slice(0, 60)}": write the competence, a colon, its level from 1 to 5`,
        });
    }
    return found;
  })
  .pipe(z.array(Competence).max(30, 'Nhiều nhất 30 năng lực|At most 30 competences'));

/** `Soạn thảo văn bản: 3`; null for what is no such line. */
export function readCompetence(written: string): CompetenceOf | null {
  const match = /^(.+):\s*([1-5])$/u.exec(written.trim());
  const parsed = Competence.safeParse({ name: match?.[1]?.trim(), level: Number(match?.[2]) });
  return parsed.success ? parsed.data : null;
}

export function competenceLines(competences: readonly CompetenceOf[]): string {
  return competences.map(({ name, level }) => `${name}: ${level}`).join('\n');
}

export const PositionForm = Position.extend({
  unit: line(200).default(''),
  outputs: line(4000).default(''),
  competences: CompetenceLines,
  grade: line(30).default(''),
  degree: z.union([z.literal('').transform(() => null), Position.shape.degree]).default(null),
  major: line(300).default(''),
  seen,
});

export const OpenForm = z.object({
  /** `last`, `frame-department`, `frame-district`, `empty`, or `agency-CODE`. */
  from: z
    .string()
    .trim()
    .regex(
      /^(?:last|empty|frame-(?:department|district)|agency-.{1,40})$/u,
      'Hãy chọn nguồn|Choose what to begin from',
    ),
});

export const NoteForm = z.object({ seen, words: line(2000).default('') });
export const ReturnForm = z.object({
  seen,
  remarks: line(2000).min(1, 'Hãy ghi nội dung cần sửa|Say what is to be mended').default(''),
});
export const ApproveForm = z.object({
  seen,
  decision: line(100).min(1, 'Hãy ghi số quyết định|Enter the decision’s number').default(''),
  approvedOn: Day,
  inForceOn: Day,
});
export const UndoForm = z.object({ seen, number: Id });
export const RemoveForm = z.object({ seen });

export const SeatForm = z.object({
  person: z.coerce
    .number('Hãy chọn người|Choose a person')
    .int()
    .min(1, 'Hãy chọn người|Choose a person')
    .max(2_147_483_647),
  code: line(60).min(1, 'Hãy chọn vị trí|Choose the position'),
  kind: z.enum(['main', 'acting'], 'Hãy chọn hình thức|Choose the kind'),
  from: Day,
});
export const EndForm = z.object({ to: Day, reason: line(500).default('') });

/** A day in an address; what cannot be read is today. */
export const OnDay = z
  .string()
  .refine((text) => findDay(text) !== null && text >= '1990-01-01' && text < '2200-01-01')
  .optional()
  .catch(undefined);
