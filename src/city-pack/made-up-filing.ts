import type { Filing } from '../dossiers/schema.ts';
import { madeUpName, pick, type Draw } from './people.ts';
import type { DemonstrationFile } from './schema.ts';

/** Somebody who belongs to nobody, files these papers, now and then for a business. */
export function madeUpFiling(
  { people, streets, hamlets, businesses }: DemonstrationFile,
  papers: Filing['papers'],
  draw: Draw,
): Filing {
  const name = madeUpName(people, draw);
  const digits = (count: number) => Array.from({ length: count }, () => Math.floor(draw() * 10)).join('');
  const address =
    draw() < 0.6 ? `${1 + Math.floor(draw() * 300)} ${pick(streets, draw)}` : pick(hamlets, draw);
  const isBusiness = draw() < 0.08;
  const business = `${pick(businesses.forms, draw)} ${pick(businesses.trades, draw)} ${pick(businesses.names, draw)}`;
  return {
    applicant: { name, idNumber: `092${digits(9)}`, phone: `09${digits(8)}`, email: '', address },
    owner: isBusiness ? { name: business, idNumber: `18${digits(8)}`, phone: '', email: '', address } : null,
    papers,
    sets: 1,
    note: '',
  };
}
