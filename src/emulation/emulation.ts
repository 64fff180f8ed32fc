import { refuse, Refused } from '../kernel/errors.ts';
import type { House } from '../kernel/house.ts';
import { t } from '../kernel/messages.ts';
import type { Organization } from '../organization/organization.ts';
import type { ReformIndex } from '../reform-index/reform-index.ts';
import { readRows } from '../registers/registers.ts';
import { createLived, initiatives, type By, type Keeping, type Lived } from '../reform-work/reform-work.ts';
import {
  councilLife,
  decideCouncil,
  isRecognised,
  scoreFor,
  type Council,
  type CouncilCommand,
  type CouncilEvent,
  type Criterion,
  type Judged,
  type Member,
} from './council.ts';
import {
  decideRound,
  drawCollectives,
  roundLife,
  tally,
  type DrawRule,
  type Nominee,
  type Round,
  type RoundCommand,
  type RoundEvent,
} from './round.ts';

export { readEmulation } from './permissions.ts';

/** Councils that score initiatives, and rounds of commendation drawn from the reform index. */
export type Emulation = {
  readonly councils: Lived<Council, CouncilEvent>;
  readonly rounds: Lived<Round, RoundEvent>;
  /** Initiatives of the register that wait to be judged. */
  waiting(): Promise<readonly Judged[]>;
  openCouncil(
    by: By,
    opening: {
      title: string;
      criteria: readonly Criterion[];
      members: readonly string[];
      quorum: number;
      threshold: number;
      initiatives: readonly number[];
    },
  ): Promise<number>;
  onCouncil(by: By, id: number, command: CouncilCommand): Promise<void>;
  openRound(
    by: By,
    opening: { year: number; title: string; rules: readonly DrawRule[]; members: readonly string[] },
  ): Promise<number>;
  onRound(by: By, id: number, command: RoundCommand): Promise<void>;
};

type Rooms = {
  readonly keeping: Keeping;
  readonly reformIndex: Pick<ReformIndex, 'published'>;
  readonly organization: Pick<Organization, 'getAgency'>;
};

export function createEmulation(
  { db, clock }: Pick<House, 'db' | 'clock'>,
  { keeping, reformIndex, organization }: Rooms,
): Emulation {
  const councils = createLived({ db }, councilLife);
  const rounds = createLived({ db }, roundLife);
  const today = (): string => clock.today().toString();

  async function membersNamed(usernames: readonly string[]): Promise<Member[]> {
    const rows = await db
      .selectFrom('account')
      .select(['id', 'username', 'fullName'])
      .where('isActive', '=', true)
      .where('username', 'in', ['', ...usernames])
      .execute();
    const strange = usernames.find((name) => !rows.some(({ username }) => username === name));
    if (strange !== undefined)
      throw new Refused(
        refuse(
          'invalid',
          t(`Không có tài khoản "${strange}".`, `No account is named "${strange}".`),
          'members.m0',
        ),
      );
    if (rows.length < 3)
      throw new Refused(
        refuse(
          'invalid',
          t('Hội đồng có ít nhất ba thành viên.', 'A council has at least three members.'),
          'members.m0',
        ),
      );
    return rows.map(({ id, fullName }) => ({ accountId: id, name: fullName }));
  }

  async function waiting(): Promise<Judged[]> {
    const rows = await readRows(db, initiatives, true, { states: ['proposed'], limit: 300 });
    const before = new Set(
      (await councils.find())
        .filter(({ state }) => state.stage !== 'decided')
        .flatMap(({ state }) => state.initiatives.map(({ id }) => id)),
    );
    return rows
      .filter(({ id }) => !before.has(id))
      .map(({ id, agencyId, authorId, values: { name, author } }) => ({
        id,
        agencyId,
        name,
        author,
        proposedBy: authorId,
        spreadTo: [],
      }));
  }

  return {
    councils,
    rounds,
    waiting,
    async openCouncil(by, { members, initiatives, ...rest }) {
      const judged = (await waiting()).filter(({ id }) => initiatives.includes(id));
      if (judged.length === 0)
        throw new Refused(
          refuse(
            'missing',
            t('Chọn ít nhất một sáng kiến.', 'Choose at least one initiative.'),
            'initiatives',
          ),
        );
      const named = await membersNamed(members);
      if (rest.quorum > named.length)
        throw new Refused(
          refuse(
            'invalid',
            t('Số thành viên tối thiểu nhiều hơn số thành viên.', 'The quorum is larger than the council.'),
            'quorum',
          ),
        );
      return councils.begin(by, [
        { kind: 'opened', data: { ...rest, on: today(), members: named, initiatives: judged } },
      ]);
    },
    onCouncil: (by, id, command) =>
      keeping.together(async (inside) => {
        const council = await createLived(inside, councilLife).act(by, id, (state) =>
          decideCouncil(state, command),
        );
        const move = (initiative: number, to: string, more: Parameters<Keeping['move']>[4]) =>
          inside.keeping.move(by.actor, 'initiative', initiative, to, more);
        if (command.kind === 'close')
          for (const one of council.initiatives)
            await move(one.id, 'judged', {
              values: { marks: String(Math.round((scoreFor(council, one.id).mean ?? 0) * 10) / 10) },
            });
        if (command.kind === 'decide')
          for (const one of council.initiatives)
            if (isRecognised(council, one.id))
              await move(one.id, 'recognised', { values: { decision: command.decision } });
            else await move(one.id, 'declined', { reason: `Điểm hội đồng dưới ${council.threshold}` });
        if (command.kind === 'spread')
          await move(command.initiative, 'spread', {
            values: { spreadTo: String(command.agencyIds.length) },
          });
      }),
    async openRound(by, { members, ...rest }) {
      const named = await membersNamed(members);
      const drawn = await Promise.all(
        rest.rules.map(async (rule) => {
          const ranking = await reformIndex.published(rule.level, rest.year);
          return ranking === null ? [] : drawCollectives(rule, ranking);
        }),
      );
      const nominees = drawn.flat().map((one, index): Nominee => ({ ...one, number: index + 1 }));
      return rounds.begin(by, [{ kind: 'opened', data: { ...rest, on: today(), members: named, nominees } }]);
    },
    onRound: (by, id, command) =>
      keeping.together(async (inside) => {
        const round = await createLived(inside, roundLife).act(by, id, (state) =>
          decideRound(state, command),
        );
        if (command.kind !== 'decide') return;
        for (const nominee of round.nominees.filter(({ number }) => tally(round, number).isCarried)) {
          const row = await inside.keeping.add(by.actor, 'commendation', {
            name: nominee.name,
            agency: organization.getAgency(nominee.agencyId).code,
            kind: nominee.kind,
            title: 'merit',
            achievement: nominee.achievement,
            proposedOn: round.on,
            ...(nominee.kind === 'person' ? { post: nominee.post } : {}),
            ...(nominee.indexScore === null ? {} : { indexScore: String(nominee.indexScore) }),
          });
          await inside.keeping.move(by.actor, 'commendation', row, 'awarded', {
            values: { decision: command.decision, decidedOn: today() },
          });
        }
      }),
  };
}
