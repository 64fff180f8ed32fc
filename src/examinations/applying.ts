import { randomInt } from 'node:crypto';
import { visitor } from '../kernel/access.ts';
import { accepted, refuse, Refused } from '../kernel/errors.ts';
import { localDate } from '../kernel/clock.ts';
import { t } from '../kernel/messages.ts';
import { decide } from './deciding.ts';
import { act, purposes, type Desk } from './desk.ts';
import { keepProofs } from './evidence.ts';
import type { Examination } from './life.ts';
import { checkApplication } from './registering.ts';
import { getRules } from './rule-sets.ts';
import type { CandidateFields } from './schema.ts';
import {
  candidateIds,
  changeCandidate,
  findByReceipt,
  getCandidate,
  insertCandidates,
  type Candidate,
} from './store-candidates.ts';
import { getExamination, holdExamination, type By } from './store.ts';

export type Application = {
  readonly positionId: number;
  readonly idNumber: string;
  readonly fields: CandidateFields;
  readonly by: By;
};
export type Receipt = { readonly code: string; readonly secret: string };

/** Letters and digits that nobody mistakes for each other. */
const letters = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';

const appliedAlready = refuse(
  'conflict',
  t(
    'Số định danh này đã đăng ký kỳ thi. Mỗi người chỉ nộp một hồ sơ; hãy tra cứu hoặc rút hồ sơ đã nộp.',
    'This identity number has applied already. One application a person: look yours up, or withdraw it first.',
  ),
  'idNumber',
);

/** Takes applications in, all or none; each gets its receipt. @throws Refused naming each condition that is not met */
export function register(desk: Desk, examinationId: number, all: readonly Application[]): Promise<Receipt[]> {
  const { house, sealing } = desk;
  return house.db.transaction().execute(async (tx) => {
    const state = await holdExamination(tx, examinationId);
    const rules = getRules(state.fields.rules);
    const positions = new Map(state.positions.map((one) => [one.id, one]));
    const marks = all.map(({ idNumber }) => sealing.mark(purposes.identity, `${examinationId}|${idNumber}`));
    for (const { positionId, fields, by } of all) {
      const today = localDate(by.at).toString();
      accepted(decide(state, { do: 'register' }, { today }));
      const refusals = checkApplication(rules, positions.get(positionId), fields, today);
      if (refusals.length > 0) throw new Refused(refusals);
    }
    const taken = await tx
      .selectFrom('examinationCandidate')
      .select('id')
      .where('examinationId', '=', examinationId)
      .where('state', '<>', 'withdrawn')
      .where('personMark', 'in', marks)
      .limit(1)
      .execute();
    const isTwice = new Set(marks.map((mark) => mark.toString('hex'))).size < marks.length;
    if (taken.length > 0 || isTwice) throw new Refused(appliedAlready);
    const ids = await candidateIds(tx, all.length);
    const made = all.map(({ positionId, idNumber, fields, by }, index) => {
      const id = ids[index] ?? 0;
      const code = `TS${localDate(by.at).year}-${String(id).padStart(6, '0')}`;
      const secret = Array.from({ length: 10 }, () => letters[randomInt(letters.length)]).join('');
      const row = {
        id,
        code,
        examinationId,
        positionId,
        secretMark: markOfReceipt(desk, { code, secret }),
        personMark: marks[index] ?? Buffer.alloc(0),
        idSealed: sealing.seal(purposes.identity, idNumber),
        fields,
        by,
      };
      return { row, receipt: { code, secret } };
    });
    await insertCandidates(
      tx,
      made.map(({ row }) => row),
    );
    await keepProofs(
      tx,
      all.flatMap(({ fields, by }) => fields.files.map((file) => ({ ...file, storedAt: by.at }))),
    );
    return made.map(({ receipt }) => receipt);
  });
}

function markOfReceipt({ sealing }: Desk, { code, secret }: Receipt): Buffer {
  return sealing.mark(purposes.receipt, `${code}|${secret}`);
}

/** The application of a receipt, with its examination; null when code and secret do not belong together. */
export async function lookUp(
  desk: Desk,
  { code, secret }: Receipt,
): Promise<{ candidate: Candidate; examination: Examination } | null> {
  const receipt = { code: code.trim().toUpperCase(), secret: secret.trim().toUpperCase() };
  const candidate = await findByReceipt(desk.house.db, receipt.code, markOfReceipt(desk, receipt));
  if (candidate === null) return null;
  return { candidate, examination: await getExamination(desk.house.db, candidate.examinationId) };
}

/** A candidate takes the application back; the person may apply anew while applications are taken. */
export async function withdrawApplication(desk: Desk, candidate: Candidate): Promise<void> {
  const by = { actor: visitor, at: desk.house.clock.now() };
  await act(
    desk,
    by,
    candidate.examinationId,
    () => ({ do: 'withdrawApplication' }),
    async (_, tx) => {
      const now = await getCandidate(tx, candidate.examinationId, candidate.id);
      if (now.state !== 'registered') throw new Refused(notOpenAnyMore);
      await changeCandidate(tx, now, { kind: 'withdrawn', data: {} }, { state: 'withdrawn' }, by);
      return undefined;
    },
  );
}

const notOpenAnyMore = refuse(
  'conflict',
  t('Hồ sơ này đã được thẩm định hoặc đã rút.', 'This application has been judged or withdrawn already.'),
);

export type Judgement = {
  readonly isEligible: boolean;
  /** Category and exemptions that were proven. */
  readonly priority: string | null;
  readonly exemptions: readonly string[];
  readonly note: string;
};

/** What the screening found of an application; may be put right until numbers are given. */
export async function judge(
  desk: Desk,
  by: By,
  examinationId: number,
  candidateId: number,
  found: Judgement,
): Promise<void> {
  await act(
    desk,
    by,
    examinationId,
    () => ({ do: 'judge' }),
    async (_, tx) => {
      const candidate = await getCandidate(tx, examinationId, candidateId);
      if (candidate.state === 'withdrawn') throw new Refused(notOpenAnyMore);
      if (!found.isEligible && found.note === '') throw new Refused(reasonNeeded);
      const { fields } = candidate;
      const proven = {
        ...fields,
        priority: found.priority,
        exemptions: fields.exemptions.filter((part) => found.exemptions.includes(part)),
      };
      const change = {
        state: found.isEligible ? 'eligible' : 'ineligible',
        fields: proven,
        note: found.note,
      } as const;
      await changeCandidate(tx, candidate, { kind: 'judged', data: { ...found } }, change, by);
      return undefined;
    },
  );
}

const reasonNeeded = refuse(
  'invalid',
  t('Hãy ghi điều kiện mà thí sinh không đáp ứng.', 'Name the condition that is not met.'),
  'note',
);
