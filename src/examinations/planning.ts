import { can, covers } from '../kernel/access.ts';
import { forbidden, refuse, Refused } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import { checkFields } from './deciding.ts';
import { type Command } from './commands.ts';
import { act, carryOut, ownerOf, type Desk } from './desk.ts';
import type { Examination } from './life.ts';
import { askForQuotas } from './permissions.ts';
import type { ExaminationFields, PositionFields } from './schema.ts';
import { holdExamination, isCodeTaken, newId, positionIds, record, type By } from './store.ts';

const codeTaken = refuse(
  'conflict',
  t('Mã kỳ thi này đã có. Hãy chọn mã khác.', 'This code is taken. Choose another.'),
  'code',
);

/** Enters the plan of a new examination. @throws Refused */
export function plan(desk: Desk, by: By, fields: ExaminationFields): Promise<Examination> {
  const refused = checkFields(fields);
  if (refused !== null) throw new Refused(refused);
  return desk.house.db.transaction().execute(async (tx) => {
    if (await isCodeTaken(tx, fields.code, 0)) throw new Refused(codeTaken);
    const id = await newId(tx, 'examination');
    return record(tx, id, null, [{ kind: 'planned', data: { fields } }], by, ownerOf(desk));
  });
}

export function change(desk: Desk, by: By, id: number, fields: ExaminationFields): Promise<Examination> {
  return act(desk, by, id, async (_, tx) => {
    if (await isCodeTaken(tx, fields.code, id)) throw new Refused(codeTaken);
    return { do: 'change', fields };
  });
}

export type Asked = { readonly agencyId: number; readonly fields: PositionFields };

/** Enters what agencies ask for; gives the ids of the positions. @throws Refused for an agency beyond the person's reach */
export function askPositions(desk: Desk, by: By, id: number, asked: readonly Asked[]): Promise<number[]> {
  const reach = can(by.actor, askForQuotas);
  if (asked.some(({ agencyId }) => !covers(reach, agencyId))) throw new Refused(forbidden);
  for (const { agencyId } of asked) desk.organization.getAgency(agencyId);
  return desk.house.db.transaction().execute(async (tx) => {
    const state = await holdExamination(tx, id);
    const ids = await positionIds(tx, asked.length);
    const commands = asked.map((one, index): Command => ({ do: 'askPosition', id: ids[index] ?? 0, ...one }));
    await carryOut(desk, tx, by, state, ...commands);
    return ids;
  });
}

export type Decision = { readonly id: number; readonly quota: number; readonly note: string };

/** Approves so many places of each request; none refuses it. */
export function decidePositions(
  desk: Desk,
  by: By,
  id: number,
  decisions: readonly Decision[],
): Promise<Examination> {
  return desk.house.db.transaction().execute(async (tx) => {
    const commands = decisions.map((one): Command => ({ do: 'decidePosition', ...one }));
    return carryOut(desk, tx, by, await holdExamination(tx, id), ...commands);
  });
}

/** Who may enter attendance and marks, by usernames. @throws Refused naming those that do not exist */
export function appointExaminers(
  desk: Desk,
  by: By,
  id: number,
  usernames: readonly string[],
): Promise<Examination> {
  return act(desk, by, id, async (_, tx) => {
    const wanted = [...new Set(usernames)];
    const found =
      wanted.length === 0
        ? []
        : await tx.selectFrom('account').select(['id', 'username']).where('username', 'in', wanted).execute();
    const missing = wanted.filter((name) => !found.some(({ username }) => username === name));
    if (missing.length > 0) {
      const names = missing.join(', ');
      throw new Refused(
        refuse(
          'invalid',
          t(`Không có tài khoản: ${names}.`, `There is no such account: ${names}.`),
          'examiners',
        ),
      );
    }
    return { do: 'appointExaminers', accountIds: found.map((one) => one.id).toSorted((a, b) => a - b) };
  });
}
