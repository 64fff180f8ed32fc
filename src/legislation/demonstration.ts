import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { z } from 'zod';
import { system, type Actor } from '../kernel/access.ts';
import type { Tx } from '../kernel/database.ts';
import { recordInBulk, type Entry } from './bulk.ts';
import { makeDrafts } from './demonstration-drafts.ts';
import { planDocuments } from './demonstration-plan.ts';
import { PackCentral, PackWords } from './demonstration-schema.ts';
import { units } from './desk.ts';
import { dayAfter } from './effect.ts';
import type { Legislation } from './legislation.ts';
import {
  checkOn,
  concludeOn,
  makeDocuments,
  nineOn,
  randomFrom,
  remedyCheckOn,
  remedyReviewOn,
  type Made,
  type Place,
} from './making.ts';
import { endReview, insertReview } from './reviews.ts';
import type { Conclusion, Day, ReviewKind } from './schema.ts';

const seed = 20_150_408;
/** The day on which the stock from before was entered: everything since has been recorded as it happened. */
const recordedFrom = '2010-12-20';
/** Days after which a round of review is closed. */
const openFor = 500;

/**
 * Fills the room from a pack’s `legislation/` by the same rules as real records, each recorded at its own day, and gives how
 * many documents there are; a pack without the folder has none. @throws ZodError when a file does not fit
 */
export async function demonstrateLegislation(legislation: Legislation, packFolder: string): Promise<number> {
  const folder = path.join(packFolder, 'legislation');
  if (!existsSync(folder)) return 0;
  const words = await readPack(folder, 'words.json', PackWords);
  const central = await readPack(folder, 'central.json', PackCentral);
  const { house } = legislation;
  const now = house.clock.now();
  const today = house.clock.today().toString();
  const places = placesOf(legislation);
  const topics = words.fields.reduce((sum, field) => sum + field.topics.length, 0);
  const random = randomFrom(seed);
  const plan = planDocuments(places, topics, random, today).filter(({ on }) => on < today);
  const ofCentre = makeCentral(central, places.city, system);
  const own = makeDocuments(plan, words, { actor: system, recordedFrom, first: ofCentre.length });
  return house.db.transaction().execute(async (tx) => {
    await review(tx, own, words, today, house.clock.today().year);
    const drafts = makeDrafts(legislation, words, today);
    const entries = [...ofCentre, ...own, ...drafts].map((entry): Entry => until(entry, now));
    const known = entries.filter(({ by }) => Temporal.Instant.compare(by.at, now) <= 0);
    await recordInBulk(tx, known);
    return known.length;
  });
}

/** What has not happened yet is left out, and so is what would follow it. */
function until(entry: Entry, now: Temporal.Instant): Entry {
  const { course = [] } = entry;
  const end = course.findIndex(({ by }) => Temporal.Instant.compare(by.at, now) > 0);
  return end === -1 ? entry : { ...entry, course: course.slice(0, end) };
}

function placesOf(legislation: Legislation) {
  const all = units(legislation).map(({ id, name, level }): Place => ({ id, name, level }));
  const city = all.find(({ level }) => level === 'city');
  if (city === undefined) throw new RangeError('the pack has no city');
  return {
    city,
    districts: all.filter(({ level }) => level === 'district'),
    communes: all.filter(({ level }) => level === 'commune'),
  };
}

/** Documents of the centre, each entered when it was issued. */
function makeCentral(list: PackCentral, city: Place, actor: Actor): Made[] {
  const places = new Map(list.map(({ number }, index) => [number, index]));
  return list.map(({ relations, kind, issuer, title, field, number, issuedOn, effectiveOn }): Made => {
    const by = nineOn(actor, issuedOn < recordedFrom ? recordedFrom : dayAfter(issuedOn));
    const fields = {
      kind,
      issuer,
      title,
      field,
      level: 'central',
      body: 'central',
      agencyId: city.id,
    } as const;
    const issue = { number, issuedOn, effectiveOn, endsOn: null, signer: '' };
    return {
      by,
      begun: { kind: 'registered', data: { fields: { ...fields, drafterId: null }, issue, articles: [] } },
      course: relations.map(({ kind: relation, target }) => ({
        by,
        done: (idOf) => {
          const at = places.get(target);
          if (at === undefined) throw new RangeError(`the pack has no document ${target}`);
          const data = {
            kind: relation,
            targetId: idOf(at),
            effectiveOn,
            untilOn: null,
            articles: [],
            survives: false,
          };
          return { kind: 'relate', data };
        },
      })),
    };
  });
}

/** Rounds of review, systematisation and self-checks, as they were and as they stand now. */
async function review(
  tx: Tx,
  own: readonly Made[],
  words: PackWords,
  today: Day,
  year: number,
): Promise<void> {
  const issuedBy = (day: Day, level = '', kind = ''): Made[] =>
    own.filter(({ begun }) => {
      if (begun.kind !== 'registered') return false;
      const { fields, issue } = begun.data;
      return (
        issue.issuedOn <= day &&
        (level === '' || fields.level === level) &&
        (kind === '' || fields.kind === kind)
      );
    });
  const round = async (
    kind: ReviewKind,
    title: string,
    level: '' | 'city' | 'district',
    markOn: Day,
    on: Day,
    concluded: readonly Made[],
    conclusionOf: (index: number) => Conclusion,
    /** Day by which everything that it asked for was carried out. */
    doneOn: Day | null = null,
  ): Promise<void> => {
    if (on > today) return;
    const reviewId = await insertReview(tx, nineOn(system, on), { kind, title, level, field: '', markOn });
    concluded.forEach((made, index) => {
      const conclusion = conclusionOf(index);
      const data = { reviewId, reviewKind: kind, on, conclusion };
      made.course.push(concludeOn(system, data, conclusion === 'keep' ? null : dayAfter(on, 600)));
      if (conclusion !== 'keep' && doneOn !== null && doneOn < today)
        made.course.push(remedyReviewOn(system, doneOn, reviewId));
    });
    if (dayAfter(on, openFor) < today) await endReview(tx, nineOn(system, dayAfter(on, openFor)), reviewId);
  };
  const keep = (): Conclusion => 'keep';
  await round(
    'topic',
    'Rà soát văn bản năm 2010',
    'city',
    '2010-12-15',
    '2010-12-21',
    issuedBy('2010-11-30', 'city').slice(0, 20),
    keep,
  );
  checks('2010-12-22', issuedBy('2010-11-30', 'city').slice(20, 24), []);
  await round(
    'systematisation',
    'Hệ thống hóa văn bản kỳ 2009 - 2013',
    'district',
    '2013-12-31',
    '2014-02-20',
    issuedBy('2013-12-10', 'district').filter(
      ({ begun }) => begun.kind === 'registered' && begun.data.issue.issuedOn >= '2010-01-01',
    ),
    (index) => (index < 30 ? 'amend' : 'keep'),
    '2015-10-14',
  );
  await round(
    'constitution',
    'Rà soát văn bản theo Hiến pháp năm 2013',
    '',
    '2014-04-24',
    '2014-09-15',
    issuedBy('2014-04-24').slice(-339),
    keep,
  );
  checks('2014-11-12', issuedBy('2014-10-01', 'city', 'resolution').slice(-21), []);
  checks('2014-11-19', issuedBy('2014-10-01', 'city', 'decision').slice(-23), []);
  checks('2014-11-26', issuedBy('2014-10-01', 'city', 'directive').slice(-4), []);
  for (let each = 2023; each <= year; each += 1) {
    const day = `${each}-09-16`;
    if (day < today) checks(day, issuedBy(`${each}-08-31`, 'city').slice(-12), words.faults);
  }
  await round(
    'topic',
    `Rà soát văn bản sau khi bỏ cấp huyện`,
    'city',
    '2025-07-01',
    '2025-09-22',
    issuedBy('2025-06-30', 'city').slice(-60),
    (index) => (['keep', 'keep', 'amend', 'replace', 'annul'] as const)[index % 5] ?? 'keep',
  );

  function checks(day: Day, list: readonly Made[], faults: readonly string[]): void {
    list.forEach((made, index) => {
      const fault = index % 4 === 3 ? (faults[index % faults.length] ?? null) : null;
      made.course.push(checkOn(system, day, fault));
      const doneOn = dayAfter(day, 40 + index);
      if (fault !== null && doneOn < today) made.course.push(remedyCheckOn(system, doneOn));
    });
  }
}

async function readPack<T>(folder: string, name: string, schema: z.ZodType<T>): Promise<T> {
  return schema.parse(JSON.parse(await readFile(path.join(folder, name), 'utf8')));
}
