import { timeZone } from '../kernel/clock.ts';
import type { Actor } from '../kernel/access.ts';
import type { By } from './acting.ts';
import type { Entry } from './bulk.ts';
import type { PackWords } from './demonstration-schema.ts';
import { issuerName } from './desk.ts';
import { dayAfter } from './effect.ts';
import type { DataOf, Done } from './life.ts';
import type { Body, Day, DocumentLevel } from './schema.ts';
import { kindWords } from './words.ts';

/** A unit that issues documents: its committee in the organisation. */
export type Place = {
  readonly id: number;
  readonly level: Exclude<DocumentLevel, 'central'>;
  readonly name: string;
};

/** An entry that can still be given a course. */
export type Made = Entry & { readonly course: NonNullable<Entry['course']>[number][] };

/** What is to be made: a document of a unit, about a topic, on a day. */
export type Wanted = {
  readonly place: Place;
  readonly kind: 'decision' | 'resolution' | 'directive';
  /** Number of the topic among all. */
  readonly topic: number;
  readonly on: Day;
  /** What it does to the older document of its topic; null: that stays as it is. */
  readonly acts: 'replaces' | 'amends' | null;
};

const symbols = { decision: 'QĐ-UBND', resolution: 'NQ-HĐND', directive: 'CT-UBND' } as const;
const articles = ['1', '2', '3', '4', '5', '6'];

/** Numbers in 0…1 that come again with the same seed (mulberry32). */
export function randomFrom(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** At nine o’clock of a day. */
export function nineOn(actor: Actor, day: Day): By {
  const at = Temporal.PlainDate.from(day).toZonedDateTime({ timeZone, plainTime: '09:00' }).toInstant();
  return { actor, at };
}

/**
 * Documents in the order of their days, numbered as offices number them, each with what it does to the older one of its
 * topic. `recordedFrom`: what is older was entered on that day.
 */
export function makeDocuments(
  wanted: readonly Wanted[],
  words: PackWords,
  { actor, recordedFrom, first }: { actor: Actor; recordedFrom: Day; first: number },
): Made[] {
  const topics = words.fields.flatMap((field) => field.topics.map((topic) => ({ topic, field: field.name })));
  const numbers = new Map<string, number>();
  const latest = new Map<string, number>();
  const names: string[] = [];
  const ordered = wanted.toSorted((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0));
  return ordered.map(({ place, kind, topic: at, on, acts }, index): Made => {
    const topic = topics[at % topics.length];
    if (topic === undefined) throw new RangeError('the pack names no topics');
    const body: Body = kind === 'resolution' ? 'council' : 'committee';
    const issuer = issuerName(place.name, body);
    const counter = `${issuer} ${kind} ${on.slice(0, 4)}`;
    const number = (numbers.get(counter) ?? 0) + 1;
    numbers.set(counter, number);
    const key = `${place.id} ${kind} ${at % topics.length}`;
    const older = latest.get(key);
    const isAmendment = acts === 'amends' && older !== undefined;
    if (!isAmendment) latest.set(key, index);
    const where =
      place.level === 'city' ? '' : ` trên địa bàn ${place.name.replace(/^Ủy ban nhân dân /u, '')}`;
    const about = `${topic.topic}${where}`;
    const effectiveOn = dayAfter(on, place.level === 'city' ? 10 : 7);
    const written = `${String(number).padStart(2, '0')}/${on.slice(0, 4)}/${symbols[kind]}`;
    const olderNumber = older === undefined ? '' : (names[older] ?? '');
    names[index] = written;
    const title = isAmendment
      ? `Sửa đổi, bổ sung một số điều của ${kindWords[kind].vi} số ${olderNumber} ${about.charAt(0).toLowerCase()}${about.slice(1)}`
      : about;
    const recordedOn = on < recordedFrom ? recordedFrom : dayAfter(on);
    const by = nineOn(actor, recordedOn);
    const course: Made['course'] = [];
    if (acts !== null && older !== undefined)
      course.push({
        by,
        done: (idOf) => ({
          kind: 'relate',
          data: {
            kind: acts,
            targetId: idOf(first + older),
            effectiveOn,
            untilOn: null,
            articles: isAmendment ? ['2', '5'] : [],
            survives: false,
          },
        }),
      });
    return {
      by,
      begun: {
        kind: 'registered',
        data: {
          fields: {
            kind,
            level: place.level,
            body,
            agencyId: place.id,
            drafterId: null,
            issuer,
            title,
            field: topic.field,
          },
          issue: {
            number: written,
            issuedOn: on,
            effectiveOn,
            endsOn: null,
            signer: words.signers[(index + at) % words.signers.length] ?? '',
          },
          articles: place.level === 'city' && on >= '2024-01-01' ? articlesOf(about) : [],
        },
      },
      course,
    };
  });
}

function articlesOf(about: string) {
  const headings = [
    'Phạm vi điều chỉnh',
    'Đối tượng áp dụng',
    'Nguyên tắc thực hiện',
    'Nội dung quy định',
    'Trách nhiệm thi hành',
    'Hiệu lực thi hành',
  ];
  return articles.map((number, index) => ({
    number,
    heading: headings[index] ?? '',
    text: index === 0 ? `Văn bản này điều chỉnh việc: ${about}.` : '',
  }));
}

/** A check of a document on a day. */
export function checkOn(actor: Actor, day: Day, fault: string | null): Made['course'][number] {
  const data: DataOf<'check'> = {
    checkedOn: day,
    faults: fault === null ? [] : ['content'],
    words: fault ?? 'Phù hợp với quy định của pháp luật.',
    remedy: fault === null ? '' : 'Kiến nghị cơ quan tham mưu trình sửa đổi',
    dueOn: fault === null ? null : dayAfter(day, 60),
  };
  return { by: nineOn(actor, day), done: (): Done => ({ kind: 'check', data }) };
}

/** The fault of the check before it is remedied. */
export function remedyCheckOn(actor: Actor, doneOn: Day): Made['course'][number] {
  const words = 'Đã ban hành văn bản đính chính, sửa đổi theo kết luận kiểm tra.';
  return {
    by: nineOn(actor, doneOn),
    done: (_, { checks }): Done => ({
      kind: 'remedy-check',
      data: { number: checks.at(-1)?.number ?? 0, doneOn, words },
    }),
  };
}

/** What a review asked for is carried out. */
export function remedyReviewOn(actor: Actor, doneOn: Day, reviewId: number): Made['course'][number] {
  const words = 'Đã xử lý theo kết quả rà soát.';
  return {
    by: nineOn(actor, doneOn),
    done: (): Done => ({ kind: 'remedy-review', data: { reviewId, doneOn, words } }),
  };
}

/** A conclusion on a document in a round of review. */
export function concludeOn(
  actor: Actor,
  data: Omit<DataOf<'conclude'>, 'words' | 'remedy' | 'dueOn'>,
  dueOn: Day | null,
): Made['course'][number] {
  const isKept = data.conclusion === 'keep';
  const whole = {
    ...data,
    words: isKept ? 'Phù hợp, tiếp tục áp dụng.' : 'Một số nội dung không còn phù hợp quy định của cấp trên.',
    remedy: isKept ? '' : 'Soạn thảo văn bản sửa đổi, bổ sung',
    dueOn,
  };
  return { by: nineOn(actor, data.on), done: (): Done => ({ kind: 'conclude', data: whole }) };
}
