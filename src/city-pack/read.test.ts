import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { checkProcess } from '../processes/processes.ts';
import { ProcedureContent } from '../procedures/schema.ts';
import { readCityPack } from './read.ts';
import { findAgency } from './reach.ts';
import { scanProcess } from './scan.ts';
import { Role, type CityPack } from './schema.ts';

const cities = join(import.meta.dirname, '../../cities');
const packs = { 'can-tho': join(cities, 'can-tho'), 'demo-town': join(cities, 'demo-town') };
let canTho: CityPack;
let demoTown: CityPack;

beforeAll(async () => {
  canTho = await readCityPack(packs['can-tho']);
  demoTown = await readCityPack(packs['demo-town']);
});

describe('the pack of Cần Thơ', () => {
  test('has the 2015 city: 9 districts, 85 communes, its departments, police, insurance and tax', () => {
    const kinds = Map.groupBy(canTho.agencies, (agency) => agency.kind);
    expect(kinds.get('district-committee')).toHaveLength(9);
    expect(kinds.get('commune-committee')).toHaveLength(85);
    expect(kinds.get('department')).toHaveLength(20);
    for (const kind of ['police', 'social-insurance', 'tax'] as const)
      expect(kinds.get(kind)).toHaveLength(10);
    const areas = kinds.get('commune-committee')?.map((agency) => agency.areaCode);
    expect(new Set(areas).size).toBe(85);
  });

  test('offers at least 80 procedures with every mandated part, at each level', () => {
    const versions = canTho.publications.flatMap(({ code, content }) =>
      content === null ? [] : [{ code, content }],
    );
    const codes = new Set(versions.map(({ code }) => code));
    expect(codes.size).toBeGreaterThanOrEqual(80);
    for (const level of ['city', 'district', 'commune']) {
      const atLevel = versions.filter(({ content }) => content.level === level);
      expect(new Set(atLevel.map(({ code }) => code)).size, level).toBeGreaterThanOrEqual(25);
    }
    expect(
      versions.flatMap(({ code, content }) => emptyParts(content).map((part) => `${code} ${part}`)),
    ).toEqual([]);
  });

  test('says how each fee that is no fixed amount is set, and gives a term for every way to file', () => {
    for (const { code, content } of canTho.publications) {
      for (const { channel, fee, feeNote, term } of content?.channels ?? []) {
        expect(term, `${code} ${channel}`).not.toBeNull();
        if (fee === null) expect(feeNote, `${code} ${channel}`).not.toBe('');
      }
    }
  });

  test('has procedures with three versions in time, and abolished ones', () => {
    const counts = Map.groupBy(
      canTho.publications.filter(({ content }) => content !== null),
      ({ code }) => code,
    );
    expect([...counts.values()].filter((versions) => versions.length >= 3).length).toBeGreaterThanOrEqual(3);
    expect(canTho.publications.filter(({ change }) => change === 'abolished').length).toBeGreaterThanOrEqual(
      4,
    );
  });

  test('has the terms and fees of the law: 1.004222 residence, 1.013978 land, 2.000815 copies', () => {
    const permanent = latest(canTho, '1.004222').channels;
    expect(permanent).toMatchObject([
      { channel: 'counter', term: '7wd', fee: 20_000 },
      { channel: 'online', term: '7wd', fee: 10_000 },
    ]);
    const land = latest(canTho, '1.013978').channels.map(({ channel, term }) => [channel, term]);
    expect(land).toEqual([
      ['online', '17wd'],
      ['post', '20wd'],
      ['counter', '27wd'],
    ]);
    expect(latest(canTho, '2.000815').channels).toMatchObject([{ fee: 2_000 }]);
  });

  test('runs birth, residence and insurance under 6 as one dossier at three agencies', () => {
    const { process, channels } = latest(canTho, '2.000986');
    expect(channels[0]?.term).toBe('20wd');
    const { calls } = scanProcess(canTho.processes.find(({ code }) => code === process)?.xml ?? '');
    const agencies = new Map(canTho.agencies.map((agency) => [agency.code, agency]));
    const at = calls.map(({ procedure, agency }) => [procedure, findAgency(agencies, 'H13.25.03', agency)]);
    expect(at).toEqual([
      ['1.001193', 'H13.25.03'],
      ['1.004222', 'H13.31.05'],
      ['1.001939', 'H13.32.05'],
    ]);
  });

  test('names an account for each role, and gives every agency a clerk and a leader', () => {
    const named = canTho.accounts.filter((account) => account.isNamed);
    expect([...new Set(named.flatMap((account) => account.roles))].toSorted()).toEqual(
      Role.options.toSorted(),
    );
    for (const role of ['clerk', 'leader', 'records-clerk'] as const) {
      const held = new Set(
        canTho.accounts.filter((account) => account.roles.includes(role)).map(({ agency }) => agency),
      );
      expect(canTho.agencies.filter(({ code }) => !held.has(code))).toEqual([]);
    }
  });
});

describe.each(['can-tho', 'demo-town'] as const)('%s', (name) => {
  const packOf = () => (name === 'can-tho' ? canTho : demoTown);

  test('has a one-stop unit at every agency', () => {
    const without = packOf().agencies.filter(({ units }) => units.every(({ kind }) => kind !== 'one-stop'));
    expect(without).toEqual([]);
  });

  test('uses every one of its processes, and each is sound', async () => {
    const { processes, publications } = packOf();
    const used = new Set(publications.map(({ content }) => content?.process));
    expect(processes.length).toBeGreaterThanOrEqual(name === 'can-tho' ? 8 : 3);
    expect(processes.filter(({ code }) => !used.has(code))).toEqual([]);
    for (const { code, xml } of processes) {
      const { sound, problems } = await checkProcess(xml);
      expect({ code, sound, problems }).toEqual({ code, sound: true, problems: [] });
    }
  });

  test('lists every agency after its parent, and publications in the order of time', () => {
    const { agencies, publications, decisions } = packOf();
    const order = agencies.map(({ code }) => code);
    for (const { code, parent } of agencies) {
      if (parent !== null) expect(order.indexOf(parent)).toBeLessThan(order.indexOf(code));
    }
    const days = new Map(decisions.map(({ number, effectiveOn }) => [number, effectiveOn]));
    const inForce = publications.map(({ decision }) => days.get(decision) ?? '');
    expect(inForce).toEqual(inForce.toSorted());
  });

  test('reads the same twice, down to the made-up names', async () => {
    expect(await readCityPack(packs[name])).toEqual(packOf());
  });
});

test('the two cities number their dossiers and keep their hours differently', () => {
  expect(canTho.city.dossierCode).toBe('{agency}-{yymmdd}-{sequence:4}');
  expect(demoTown.city.dossierCode).not.toBe(canTho.city.dossierCode);
  const hoursOf = ({ agencies }: CityPack) =>
    new Set(agencies.map((agency) => JSON.stringify(agency.officeHours)));
  expect(hoursOf(canTho).intersection(hoursOf(demoTown))).toEqual(new Set());
  const saturday = canTho.agencies.filter((agency) => (agency.officeHours?.[6].length ?? 0) > 0);
  expect(saturday.length).toBeGreaterThan(10);
});

function latest(pack: CityPack, code: string) {
  const content = pack.publications.findLast((publication) => publication.code === code)?.content;
  if (!content) throw new Error(`${code} is not in force`);
  return content;
}

/** Mandated parts (Decree 63/2010/NĐ-CP art. 8) that say nothing. */
function emptyParts(content: ProcedureContent): string[] {
  const parts = [
    'name',
    'nameEn',
    'field',
    'lifeEvents',
    'sequence',
    'channels',
    'papers',
    'audience',
    'decidingAgency',
    'results',
    'forms',
    'conditions',
    'legalBasis',
    'process',
  ] as const;
  return parts.filter((part) => content[part].length === 0 || content[part][0] === '');
}
