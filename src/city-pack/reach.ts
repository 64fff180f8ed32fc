import type { PackAgency } from './schema.ts';

type Agency = Pick<PackAgency, 'code' | 'kind' | 'parent'>;

/**
 * Code of the agency that a process model means by `motcua:agency`, seen from the agency that received the dossier:
 * `own`, `parent`, `city`, a code, or a kind such as `police`, which is the agency of that kind nearest above or
 * beside it (for a commune: the police of its district; for a department: the police of the city).
 * Null when there is none.
 */
export function findAgency(
  agencies: ReadonlyMap<string, Agency>,
  from: string,
  selector: string,
): string | null {
  const chain = territories(agencies, from);
  if (selector === 'own') return from;
  if (selector === 'parent') return chain[1] ?? null;
  if (selector === 'city') return chain.at(-1) ?? null;
  if (agencies.has(selector)) return selector;
  for (const territory of chain) {
    if (agencies.get(territory)?.kind === selector) return territory;
    for (const agency of agencies.values()) {
      if (agency.parent === territory && agency.kind === selector) return agency.code;
    }
  }
  return null;
}

/** The agency and those above it, up to the city. */
function territories(agencies: ReadonlyMap<string, Agency>, from: string): string[] {
  const chain: string[] = [];
  for (let code: string | null = from; code !== null && !chain.includes(code);) {
    chain.push(code);
    code = agencies.get(code)?.parent ?? null;
  }
  return chain;
}
