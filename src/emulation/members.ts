import { z } from 'zod';
import { refuse, Refused, type Refusal } from '../kernel/errors.ts';
import { fold, t } from '../kernel/messages.ts';
import type { Choice } from '../ui/choices.tsx';

/** Accounts whose name or user name holds these words, with or without diacritics; best first, at most twenty. */
export type FindPeople = (
  words: string,
) => Promise<readonly { readonly value: string; readonly label: string; readonly hint: string }[]>;

/** What a form sent for its members: the chosen user names (`m0`) and the words typed beside them (`m0_q`). */
export type SentMembers = Readonly<Record<string, string | undefined>>;

/** Seats that the form offers; the first of them are always shown. */
export const seats = Array.from({ length: 15 }, (_, index) => `m${index}`);
export const seatsShown = 6;

/** The part of a form that names members. */
export const Members = z.record(z.string().max(10), z.string().max(200)).default({});

/**
 * User names of the members: chosen from the list, or typed as a name that one account alone bears.
 * @throws Refused beside every seat that names nobody or several
 */
export async function readMembers(findPeople: FindPeople, sent: SentMembers): Promise<string[]> {
  const refusals: Refusal[] = [];
  const usernames: string[] = [];
  for (const [seat, words] of typedSeats(sent)) {
    const found = words.typed === '' ? [] : await findPeople(words.typed);
    const exact = found.filter(
      ({ value, label }) => value === words.typed || fold(label) === fold(words.typed),
    );
    const [only, other] = exact.length > 0 ? exact : found;
    if (fits(words, found)) usernames.push(words.chosen);
    else if (only === undefined)
      refusals.push(refuse('not-found', nobodyNamed(words.typed), `members.${seat}`));
    else if (other !== undefined) refusals.push(refuse('invalid', chooseOne(words.typed), `members.${seat}`));
    else usernames.push(only.value);
  }
  if (refusals.length > 0) throw new Refused(refusals);
  const twice = usernames.findIndex((one, index) => usernames.indexOf(one) !== index);
  if (twice !== -1) throw new Refused(refuse('invalid', seatedTwice, `members.${seats[twice] ?? 'm0'}`));
  return usernames;
}

/** For a form that is shown again without script: whom the words of each undecided seat found. */
export async function foundFor(
  findPeople: FindPeople,
  sent: SentMembers,
): Promise<ReadonlyMap<string, readonly Choice[]>> {
  const found = new Map<string, readonly Choice[]>();
  for (const [seat, words] of typedSeats(sent)) {
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

function typedSeats(sent: SentMembers): [string, Typed][] {
  return seats
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
const seatedTwice = t('Người này đã có trong hội đồng.', 'This person is on the council already.');
