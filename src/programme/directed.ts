import type { Answer } from '../kernel/access.ts';
import { Refused } from '../kernel/errors.ts';
import type { DirectedName } from './documents-pages.tsx';
import type { Programme } from './programme.ts';
import { addressOf, type Directed } from './schema.ts';

/** What a document directs, by name; what the reader may not see (a draft) is left out. */
export async function directedNames(
  programme: Programme,
  directs: readonly Directed[],
  answer: Answer,
): Promise<DirectedName[]> {
  const names: DirectedName[] = [];
  for (const directed of directs) {
    const title = await titleOf(programme, directed, answer);
    if (title !== undefined) names.push({ directed, title, href: addressOf(directed) });
  }
  return names;
}

async function titleOf(
  programme: Programme,
  { kind, id }: Directed,
  answer: Answer,
): Promise<string | undefined> {
  try {
    switch (kind) {
      case 'programme': {
        const all = await programme.programmes({ answer });
        return all.find((entry) => entry.programme.id === id)?.programme.fields.title;
      }
      case 'programme-plan': {
        const all = await programme.programmes({ answer });
        return all.flatMap(({ plans }) => plans).find((plan) => plan.id === id)?.fields.title;
      }
      case 'programme-target':
        return (await programme.getTarget(id, { answer })).target.target.fields.title;
      case 'programme-task':
        return (await programme.getTask(id, { answer })).task.task.fields.title;
    }
  } catch (error) {
    if (error instanceof Refused) return undefined;
    throw error;
  }
}
