import { z } from 'zod';
import { csvOf, type Indicators } from '../indicators/indicators.ts';
import type { House } from '../kernel/house.ts';
import { t } from '../kernel/messages.ts';
import { page, route, type Reply, type Route } from '../kernel/web.ts';
import type { Organization } from '../organization/organization.ts';
import type { Procedures } from '../procedures/procedures.ts';
import { datasets, openValues, valuesTable, type OpenValue } from './datasets.ts';
import { dcatCatalog, publicServices, type Publisher } from './linked.ts';
import { OpenDataPage } from './page.tsx';
import { proceduresTable, published, type FoundRecord } from './procedure-records.ts';

export type OpenDataRooms = {
  readonly indicators: Indicators;
  readonly organization: Organization;
  readonly procedures: Procedures;
  readonly cityName: string;
};

/** Downloads are the same for everybody and made anew at most this often. */
const keptMilliseconds = 5 * 60_000;
const perMinute = 30;

export function openDataRoutes(house: House, rooms: OpenDataRooms): Route[] {
  const values = keep((year: number): Promise<OpenValue[]> =>
    openValues(rooms.indicators, rooms.organization, year, house.clock.today()),
  );
  const records = keep((_key: 'all'): Promise<FoundRecord[]> =>
    rooms.procedures.exportRecords({ onDate: house.clock.today() }),
  );
  const publisher = (origin: string): Publisher => ({ name: rooms.cityName, origin });
  const thisYear = (): number => house.clock.today().year;
  const Year = z.object({
    year: z.coerce
      .number()
      .int()
      .min(2000, 'Năm từ 2000 trở đi|A year from 2000 on')
      .max(2100, 'Năm đến 2100|A year up to 2100')
      .optional(),
  });

  return [
    route({
      method: 'GET',
      path: '/open-data',
      permission: 'public',
      handle: ({ language }) =>
        page(t('Dữ liệu mở', 'Open data')[language], <OpenDataPage datasets={datasets} year={thisYear()} />),
    }),
    route({
      method: 'GET',
      path: '/open-data/catalog.jsonld',
      permission: 'public',
      perMinute,
      handle: ({ origin }) =>
        linked(dcatCatalog(datasets, publisher(origin), house.clock.today()), 'catalog.jsonld'),
    }),
    route({
      method: 'GET',
      path: '/open-data/indicators.csv',
      permission: 'public',
      query: Year,
      perMinute,
      async handle({ query }) {
        const table = valuesTable(await values(query.year ?? thisYear()));
        return file(csvOf(table), 'text/csv; charset=utf-8', 'indicators.csv');
      },
    }),
    route({
      method: 'GET',
      path: '/open-data/indicators.json',
      permission: 'public',
      query: Year,
      perMinute,
      async handle({ query }) {
        const year = query.year ?? thisYear();
        return file(
          JSON.stringify({ year, values: await values(year) }),
          'application/json',
          'indicators.json',
        );
      },
    }),
    route({
      method: 'GET',
      path: '/open-data/procedures.csv',
      permission: 'public',
      perMinute,
      async handle() {
        return file(
          csvOf(proceduresTable(await records('all'))),
          'text/csv; charset=utf-8',
          'procedures.csv',
        );
      },
    }),
    route({
      method: 'GET',
      path: '/open-data/procedures.json',
      permission: 'public',
      perMinute,
      async handle() {
        const list = (await records('all')).map(published);
        return file(JSON.stringify({ procedures: list }), 'application/json', 'procedures.json');
      },
    }),
    route({
      method: 'GET',
      path: '/open-data/procedures.jsonld',
      permission: 'public',
      perMinute,
      async handle({ origin }) {
        return linked(publicServices(await records('all'), publisher(origin)), 'procedures.jsonld');
      },
    }),
  ];
}

/** Keeps the newest answers for some minutes; one that failed is asked again. */
function keep<K, V>(ask: (key: K) => Promise<V>): (key: K) => Promise<V> {
  const kept = new Map<K, { at: number; answer: Promise<V> }>();
  return (key) => {
    const known = kept.get(key);
    if (known !== undefined && performance.now() - known.at < keptMilliseconds) return known.answer;
    if (kept.size >= 20) kept.clear();
    const answer = ask(key);
    kept.set(key, { at: performance.now(), answer });
    answer.catch(() => kept.delete(key));
    return answer;
  };
}

function linked(value: unknown, fileName: string): Reply {
  return file(JSON.stringify(value), 'application/ld+json', fileName);
}

function file(data: string, mediaType: string, fileName: string): Reply {
  return { kind: 'bytes', data, mediaType, fileName };
}
