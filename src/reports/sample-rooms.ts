import type { Figure, Indicator, Question } from '../indicators/schema.ts';
import { t } from '../kernel/messages.ts';
import { noRegisters, type ReportRooms } from './rooms.ts';
import type { ReportCity } from './schema.ts';

/** Example rooms for tests: figures by code, and by code and first day of the period for another period. */
export function sampleRooms(
  values: Readonly<Record<string, number | readonly [number, number]>>,
  more: Partial<Pick<ReportRooms, 'targetsOn' | 'registers'>> = {},
): ReportRooms {
  const codes = new Set(Object.keys(values).map((key) => key.split(' ')[0] ?? ''));
  const all = [...codes, 'no.data'].map((code) => sampleIndicator(code, isShare(values, code)));
  const figureOf = (code: string, { period }: Question): Figure => {
    const given = values[`${code} ${period.from.toString()}`] ?? values[code];
    const [numerator, denominator] = typeof given === 'object' ? given : [null, null];
    const value = typeof given === 'object' ? given[0] / given[1] : (given ?? null);
    const parts = numerator === null || denominator === null ? null : { numerator, denominator };
    const unit = isShare(values, code) ? 'share' : 'count';
    return { code, unit, value, parts, source: value === null ? 'none' : 'reported', reported: null };
  };
  const find = (code: string) => all.find((one) => one.code === code);
  return {
    ...noRegisters,
    ...more,
    organization: { all: () => [], findAgency: () => undefined },
    indicators: {
      all: () => all,
      find,
      dimensionsOf: () => ({ level: t('Cấp', 'Level') }),
      figure: (_, code, question) => Promise.resolve(figureOf(code, question)),
      figures: (_, wanted, question) =>
        Promise.resolve(new Map(wanted.map((code) => [code, figureOf(code, question)]))),
      breakdown: (_, wanted, __, question) =>
        Promise.resolve(
          ['commune', 'city'].map((key) => ({
            key,
            label: t(key, key),
            figures: new Map(wanted.map((code) => [code, figureOf(code, question)])),
          })),
        ),
      trend: () => Promise.resolve([]),
      rows: () => Promise.resolve({ total: 0, table: { columns: [], rows: [] } }),
      ids: () => Promise.resolve({ total: 0, ids: [], source: null }),
      recordReported: () => Promise.resolve(),
      reportedValues: () => Promise.resolve(new Map()),
    },
  };
}

export const sampleTown: ReportCity = {
  name: t('Thành phố Sông Quê', 'Song Que City'),
  shortName: 'Sông Quê',
  authority: 'Ủy ban nhân dân thành phố Sông Quê',
  agencyId: 1,
};

function isShare(values: Readonly<Record<string, unknown>>, code: string): boolean {
  return typeof values[code] === 'object' || code.endsWith('Share');
}

function sampleIndicator(code: string, share: boolean): Indicator {
  return {
    code,
    title: t(`Chỉ tiêu ${code}`, `Indicator ${code}`),
    unit: share ? 'share' : 'count',
    definition: t('Định nghĩa', 'Definition'),
    law: 'Luật',
    area: 'steering',
    better: 'more',
    from: { kind: 'reported' },
  };
}
