import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { permission, system, visitor, type Actor } from '../kernel/access.ts';
import { t } from '../kernel/messages.ts';
import { scopeOf } from './ask.ts';
import { figureOf, reportedFor } from './figures.ts';
import { createRegistry } from './registry.ts';
import { together } from './reported-store.ts';
import type { FactSource, Indicator, Parts, ReportedValue } from './schema.ts';

const source: FactSource = {
  code: 'made-up',
  title: t('Thử', 'Made up'),
  table: 'made_up',
  subject: 'id',
  weight: 'weight',
  recordedAt: 'recorded_at',
  dimensions: {},
  permission: permission('made-up.read', t('Xem', 'See'), { leader: 'tree', inspector: 'city' }),
  within: () => sql`true`,
  since: () => Promise.resolve(null),
  rows: () => Promise.resolve({ columns: [], rows: [] }),
};

const staff = (roles: Extract<Actor, { kind: 'staff' }>['roles']): Actor => ({
  kind: 'staff',
  accountId: 1,
  username: 'thu',
  fullName: 'Người dùng thử',
  agencyId: 4,
  agencyCode: 'X99.10',
  agencyName: 'Cơ quan thử',
  agencyTree: [4, 5],
  unitId: null,
  unitName: '',
  roles,
  standsInFor: [],
});

describe('the agencies that a question is answered for', () => {
  const leader = staff(['leader']);
  test.each([
    ['no word of agencies: all that may be seen', leader, {}, { agencyIds: [4, 5] }],
    ['one of them', leader, { agencyIds: [5] }, { agencyIds: [5] }],
    ['one of them and one of others', leader, { agencyIds: [5, 9] }, { agencyIds: [5] }],
    ['others alone: nothing', leader, { agencyIds: [9] }, null],
    ['none at all stays none', leader, { agencyIds: [] }, { agencyIds: [] }],
    ['everywhere', staff(['inspector']), { agencyIds: [9] }, { agencyIds: [9] }],
    ['the program itself', system, {}, { agencyIds: null }],
    ['without the permission', staff(['clerk']), { agencyIds: [4] }, null],
    ['nobody signed in', visitor, {}, null],
  ] as const)('%s', (_, actor, where, scope) => {
    expect(scopeOf(actor, source, where)).toEqual(scope);
  });
});

const indicator = (code: string, from: Indicator['from'], unit: Indicator['unit'] = 'count'): Indicator => {
  const title = t(code, code);
  return { code, title, unit, definition: title, law: '', area: 'procedures', better: 'none', from };
};
const reported = (code: string, value: number, about: number | null, parts: Parts | null): ReportedValue => ({
  id: 1,
  indicator: code,
  aboutAgencyId: about,
  byAgencyId: 1,
  period: { from: Temporal.PlainDate.from('2026-01-01'), to: Temporal.PlainDate.from('2026-06-30') },
  value,
  parts,
  note: '',
  evidence: null,
  recordedAt: Temporal.Instant.from('2026-07-01T00:00:00Z'),
});

describe('what several numbers give', () => {
  const registry = createRegistry([
    indicator('all', { kind: 'reported' }),
    indicator('late', { kind: 'reported' }),
    indicator('inTime', { kind: 'sum', of: ['all', '-late'] }),
    indicator('shareGiven', { kind: 'reported' }, 'share'),
  ]);
  const given = (values: readonly ReportedValue[]) => ({
    measured: () => undefined,
    reported: (code: string) => reportedFor(values)(registry.get(code)),
  });

  test('a term with a minus is taken away', () => {
    const values = [reported('all', 30, null, null), reported('late', 12, null, null)];
    expect(figureOf(registry, 'inTime', given(values)).value).toBe(18);
  });

  test('a share reported as nothing of nothing is no data', () => {
    const values = [reported('shareGiven', 0, null, { numerator: 0, denominator: 0 })];
    expect(figureOf(registry, 'shareGiven', given(values))).toMatchObject({ value: null, reported: null });
  });

  test('shares add up by their parts; quotients alone say nothing together', () => {
    const share = (numerator: number, denominator: number, about: number) =>
      reported('shareGiven', denominator === 0 ? 0 : numerator / denominator, about, {
        numerator,
        denominator,
      });
    expect(together([share(1, 2, 4), share(0, 8, 5)], 'share')).toEqual({
      value: 0.1,
      parts: { numerator: 1, denominator: 10 },
    });
    expect(together([share(0, 0, 4), share(0, 0, 5)], 'share')).toBeNull();
    const bare = [reported('shareGiven', 0.5, 4, null), reported('shareGiven', 0.7, 5, null)];
    expect(together(bare, 'share')).toBeNull();
    expect(together(bare, 'count')?.value).toBeCloseTo(1.2, 12);
  });
});
