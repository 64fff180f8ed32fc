import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { testCity, type TestCity } from '../../checks/test-city.ts';
import { system, type Actor, type Role } from '../kernel/access.ts';
import { Refused } from '../kernel/errors.ts';
import { readEvents } from '../kernel/events.ts';
import { isSame } from './recount.ts';
import type { Reports } from './face.ts';

let city: TestCity;
let reports: Reports;
let rootId: number;
let departmentId: number;

const quarter = { from: Temporal.PlainDate.from('2026-01-01'), to: Temporal.PlainDate.from('2026-03-31') };

beforeAll(async () => {
  city = await testCity({ now: '2026-04-02T02:00:00Z' });
  reports = city.reports;
  rootId = city.organization.findAgency('X99')?.id ?? 0;
  departmentId = city.organization.findAgency('X99.01')?.id ?? 0;
});

function person(agencyId: number, ...roles: Role[]): Actor {
  const place = { agencyId, agencyCode: '', agencyName: '', unitId: null, unitName: '', standsInFor: [] };
  const agencyTree = city.organization.treeOf(agencyId);
  return { kind: 'staff', accountId: 1, username: 'a', fullName: 'A', ...place, agencyTree, roles };
}

/** Directives and decisions of a quarter, as the department reports them. */
async function reportFigures(directives: number, decisions: number, period = quarter): Promise<void> {
  const common = { aboutAgencyId: null, byAgencyId: departmentId, period, parts: null, recordedBy: null };
  const recordedAt = city.house.clock.now();
  await city.house.db.transaction().execute((tx) =>
    city.steering.indicators.recordReported(tx, [
      { ...common, indicator: 'legislation.directives', value: directives, recordedAt },
      { ...common, indicator: 'legislation.decisions', value: decisions, recordedAt },
    ]),
  );
}

const begin = () => reports.begin(system, { template: 'cchc', period: quarter });
const refusal = async (act: Promise<unknown>): Promise<string> => {
  try {
    await act;
  } catch (error) {
    if (error instanceof Refused) return error.refusals[0]?.code ?? '';
    throw error;
  }
  return '';
};
const valueIn = (document: { figures: readonly { code: string; value: number | null }[] }, code: string) =>
  document.figures.find((figure) => figure.code === code)?.value;

describe('writing', () => {
  it('two who write the same section: the second is told, and nothing of the first is lost', async () => {
    const id = await begin();
    await reports.draft(system, id, 'initiatives', { text: 'Bản của người thứ nhất.', seen: 0 });
    const late = reports.draft(system, id, 'initiatives', { text: 'Bản của người thứ hai.', seen: 0 });
    expect(await refusal(late)).toBe('conflict');
    const { document } = await reports.view(system, id);
    expect(JSON.stringify(document)).toContain('Bản của người thứ nhất.');
    expect(JSON.stringify(document)).not.toContain('Bản của người thứ hai.');
  });

  it('an unknown indicator is refused with its section and place, and changes nothing', async () => {
    const id = await begin();
    const draft = reports.draft(system, id, 'initiatives', { text: 'Một.\nCó {a.unknown}.', seen: 0 });
    await expect(draft).rejects.toMatchObject({
      refusals: [
        { field: 'text', text: { vi: expect.stringContaining('Mục “Sáng kiến”, dòng 2, cột 4') as string } },
      ],
    });
    expect(await reports.sectionVersion(id, 'initiatives')).toBeNull();
  });

  it('a section is written by those to whom it is assigned, and approved by who manages reports', async () => {
    const id = await begin();
    const specialist = person(departmentId, 'specialist');
    const draft = { text: 'Chúng tôi viết.', seen: 0 };
    expect(await refusal(reports.draft(specialist, id, 'initiatives', draft))).toBe('not-found');
    await reports.assign(system, id, 'initiatives', [departmentId]);
    await reports.draft(specialist, id, 'initiatives', { ...draft, seen: 1 });
    expect(await refusal(reports.draft(specialist, id, 'finance', draft))).toBe('forbidden');
    await reports.moveSection(specialist, id, 'initiatives', 'submit');
    expect(await refusal(reports.moveSection(specialist, id, 'initiatives', 'approve'))).toBe('forbidden');
    await reports.moveSection(person(rootId, 'reform-officer'), id, 'initiatives', 'approve');
    expect(await refusal(reports.draft(specialist, id, 'initiatives', { ...draft, seen: 4 }))).toBe(
      'conflict',
    );
  });

  it('drafts are for those concerned; published reports for all staff', async () => {
    const id = await begin();
    const clerk = person(departmentId, 'clerk');
    expect(await refusal(reports.view(clerk, id))).toBe('not-found');
    expect((await reports.list(clerk)).map((entry) => entry.id)).not.toContain(id);
    await reports.comment(system, id, 'finance', 'Xem lại số chi.');
    await publish(id);
    expect((await reports.view(clerk, id)).report.state).toBe('published');
    expect((await reports.view(clerk, id)).comments).toEqual([]);
    expect((await reports.view(system, id)).comments).toHaveLength(1);
    expect((await reports.list(clerk)).map((entry) => entry.id)).toContain(id);
  });
});

async function publish(id: number): Promise<void> {
  const seen = () => reports.version(id);
  await reports.freeze(system, id, await seen(), city.house.clock.today());
  await reports.approve(person(rootId, 'leader'), id, await seen());
  const { office } = (await reports.view(system, id)).report;
  await reports.office(system, id, await seen(), {
    ...office,
    number: '1/BC',
    signedOn: '2026-04-02',
    signer: 'An',
  });
  await reports.publish(system, id, await seen());
}

describe('freezing', () => {
  it('waits for assigned sections, for the end of the period, and for no day to come', async () => {
    const id = await begin();
    await reports.assign(system, id, 'finance', [departmentId]);
    const freeze = async (day: string) =>
      refusal(reports.freeze(system, id, await reports.version(id), Temporal.PlainDate.from(day)));
    expect(await freeze('2026-04-02')).toBe('conflict');
    await reports.assign(system, id, 'finance', []);
    expect(await freeze('2026-03-30')).toBe('invalid');
    expect(await freeze('2026-04-03')).toBe('invalid');
    expect(await freeze('2026-04-02')).toBe('');
    expect(await refusal(reports.draft(system, id, 'finance', { text: 'x', seen: 2 }))).toBe('conflict');
  });

  it('who saw an older version is told, and nothing is frozen', async () => {
    const id = await begin();
    const seen = await reports.version(id);
    await reports.comment(system, id, 'finance', 'Xem lại.');
    expect(await refusal(reports.freeze(system, id, seen, city.house.clock.today()))).toBe('conflict');
    expect((await reports.view(system, id)).report.state).toBe('draft');
  });

  it('needs number, day and signer before it is published; every act is an event of one chain', async () => {
    const id = await begin();
    await reports.freeze(system, id, await reports.version(id), city.house.clock.today());
    expect(
      await refusal(reports.approve(person(departmentId, 'leader'), id, await reports.version(id))),
    ).toBe('forbidden');
    await reports.approve(person(rootId, 'leader'), id, await reports.version(id));
    expect(await refusal(reports.publish(system, id, await reports.version(id)))).toBe('invalid');
    await reports.thaw(system, id, await reports.version(id));
    await publish(id);
    expect(await refusal(reports.thaw(system, id, await reports.version(id)))).toBe('conflict');
    const kinds = (await readEvents(city.house.db, 'report', id)).map(({ kind }) => kind);
    expect(kinds).toEqual([
      'begun',
      'frozen',
      'approved',
      'thawed',
      'frozen',
      'approved',
      'office-set',
      'published',
    ]);
  });

  it('keeps its figures, whatever is corrected later, and shows today’s beside them', async () => {
    await reportFigures(3, 20);
    const id = await begin();
    const day = city.house.clock.today();
    await reports.freeze(system, id, await reports.version(id), day);
    const frozen = (await reports.view(system, id)).document;
    expect(valueIn(frozen, 'legislation.issued')).toBe(23);
    city.house.clock.set(city.house.clock.now().add({ hours: 24 * 3 }));
    const count = fc.integer({ min: 0, max: 500 });
    await fc.assert(
      fc.asyncProperty(count, count, async (directives, decisions) => {
        await reportFigures(directives, decisions);
        expect((await reports.view(system, id)).document).toEqual(frozen);
        const lines = await reports.recount(frozen);
        expect(lines.every((line) => isSame(line.frozen, line.again))).toBe(true);
        const issued = lines.find((line) => line.frozen.code === 'legislation.issued');
        expect(issued?.today?.value).toBe(directives + decisions);
        const again = await reports.write('cchc', { period: quarter, asOf: day });
        expect('document' in again && valueIn(again.document, 'legislation.issued')).toBe(23);
      }),
      { seed: 20260402, numRuns: 12 },
    );
  });

  it('while figures are being corrected is of one moment: the sum is that of its parts', async () => {
    const period = { from: Temporal.PlainDate.from('2025-10-01'), to: Temporal.PlainDate.from('2025-12-31') };
    await reportFigures(1, 1, period);
    const id = await reports.begin(system, { template: 'cchc', period });
    const office = { isCorrecting: true };
    const correcting = (async () => {
      for (let value = 2; office.isCorrecting; value += 1) await reportFigures(value, value * 1000, period);
    })();
    for (let round = 0; round < 8; round += 1) {
      await reports.freeze(system, id, await reports.version(id), city.house.clock.today());
      const { figures } = (await reports.view(system, id)).document;
      const directives = valueIn({ figures }, 'legislation.directives') ?? 0;
      const decisions = valueIn({ figures }, 'legislation.decisions') ?? 0;
      if (directives !== 1) expect(decisions).toBe(directives * 1000);
      expect(valueIn({ figures }, 'legislation.issued')).toBe(directives + decisions);
      await reports.thaw(system, id, await reports.version(id));
    }
    office.isCorrecting = false;
    await correcting;
  });
});
