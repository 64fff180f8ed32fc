import { z } from 'zod';
import { refuse, Refused, type Refusal } from '../kernel/errors.ts';
import { fold, t, type Text } from '../kernel/messages.ts';
import type { Choice } from './choices.tsx';

/** Accounts whose name or user name holds these words, with or without diacritics; best first, at most twenty. */
export type FindPeople = (
  words: string,
) => Promise<readonly { readonly value: string; readonly label: string; readonly hint: string }[]>;

/** What a form sent for its people: the chosen user names (`m0`) and the words typed beside them (`m0_q`). */
export const SentPeople = z.record(z.string().max(10), z.string().max(200)).default({});
export type SentPeople = Readonly<Record<string, string | undefined>>;

/** Names of so many inputs, each for one person. */
export function seatNames(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `m${index}`);
}

/** More than any form offers. */
const mostSeats = 100;

/**
 * User names of the people: chosen from the list, or typed as a name that one account alone bears. `field`: the part of the
 * form that names them; `twice`: what is said to somebody who names one person again.
 * @throws Refused beside every input that names nobody or several
 */
export async function readPeople(
  findPeople: FindPeople,
  sent: SentPeople,
  { field, twice }: { readonly field: string; readonly twice: Text },
): Promise<string[]> {
  const refusals: Refusal[] = [];
  const named: { readonly at: string; readonly username: string }[] = [];
  for (const [seat, words] of typedSeats(sent)) {
    const at = `${field}.${seat}`;
    const found = words.typed === '' ? [] : await findPeople(words.typed);
    const exact = found.filter(
      ({ value, label }) => value === words.typed || fold(label) === fold(words.typed),
    );
    const [only, other] = exact.length > 0 ? exact : found;
    if (fits(words, found)) named.push({ at, username: words.chosen });
    else if (only === undefined) refusals.push(refuse('not-found', nobodyNamed(words.typed), at));
    else if (other !== undefined) refusals.push(refuse('invalid', chooseOne(words.typed), at));
    else named.push({ at, username: only.value });
  }
  if (refusals.length > 0) throw new Refused(refusals);
  const usernames = named.map(({ username }) => username);
  const again = named.find(({ username }, index) => usernames.indexOf(username) !== index);
  if (again !== undefined) throw new Refused(refuse('invalid', twice, again.at));
  return usernames;
}

/** For a form that is shown again without script: whom the words of each undecided input found. */
export async function foundPeople(
  findPeople: FindPeople,
  sent: unknown,
): Promise<ReadonlyMap<string, readonly Choice[]>> {
  const found = new Map<string, readonly Choice[]>();
  for (const [seat, words] of typedSeats(SentPeople.catch({}).parse(sent))) {
    const people = await findPeople(words.typed);
    if (words.typed !== '' && !fits(words, people)) found.set(seat, people);
  }
  return found;
}

/** Whether who was chosen is still who the words beside it mean: without script they may have been typed anew since. */
function fits({ chosen, typed }: Typed, found: Awaited<ReturnType<FindPeople>>): boolean {
  return chosen !== '' && (typed === '' || found.length >= 20 || found.some(({ value }) => value === chosen));
}

type Typed = { readonly chosen: string; readonly typed: string };

function typedSeats(sent: SentPeople): [string, Typed][] {
  return seatNames(mostSeats)
    .map((seat): [string, Typed] => [
      seat,
      { chosen: (sent[seat] ?? '').trim(), typed: (sent[`${seat}_q`] ?? '').trim() },
    ])
    .filter(([, { chosen, typed }]) => chosen !== '' || typed !== '');
}

const nobodyNamed = (words: string) =>
  t(`Không tìm thấy ai tên "${words}".`, `Nobody called "${words}" was found.`);
const chooseOne = (words: string) =>
  t(`Có nhiều người khớp "${words}"; hãy chọn một.`, `Several people match "${words}"; choose one.`);
