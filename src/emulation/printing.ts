import { readFileSync } from 'node:fs';
import path from 'node:path';
import { renderDocument } from '../forms/forms.ts';
import { timeZone } from '../kernel/clock.ts';
import { tally, type Round } from './round.ts';

/** The list of a decided round: who is commended. */
export function listPdf(
  round: Round,
  names: (id: number) => string,
  head: { readonly issuer: string; readonly place: string },
  at: Temporal.Instant,
): Uint8Array {
  const carried = round.nominees.filter(({ number }) => tally(round, number).isCarried);
  const rows = (kind: 'collective' | 'person') =>
    carried
      .filter((one) => one.kind === kind)
      .map(({ name, agencyId, post, achievement }) => ({
        name,
        agency: kind === 'person' ? names(agencyId) : '',
        post,
        achievement,
      }));
  const data = {
    ...head,
    form: { paper: 'a4', title: round.title, number: null },
    issuedAt: at.toString({ timeZone }),
    title: round.title,
    decision: round.decision,
    collectives: rows('collective'),
    people: rows('person'),
  };
  return renderDocument('commended.typ', { 'commended.typ': template() }, data, at);
}

let text: string | undefined;
function template(): string {
  text ??= readFileSync(path.join(import.meta.dirname, 'templates/commended.typ'), 'utf8');
  return text;
}
