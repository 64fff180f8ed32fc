import type { Exploration } from './explore.ts';
import type { Net, Place, Transition } from './net.ts';
import { about, called } from './problem.ts';
import type { Problem } from './schema.ts';

type Marking = { readonly tokens: ReadonlySet<Place>; readonly before: Marking[]; isGood: boolean };

/**
 * Explores what the reduction rules left of a net, up to `bound` markings: sound are nets in which every marking
 * can still reach exactly one token on the sink, never two on a place, and every transition happens in some run.
 */
export function exploreNet(net: Net, bound: number): Exploration {
  const numbers = new Map([...net.places].map((place, index) => [place, index]));
  const keyOf = (tokens: ReadonlySet<Place>) =>
    [...tokens]
      .map((place) => numbers.get(place) ?? -1)
      .toSorted((a, b) => a - b)
      .join(',');
  const first: Marking = { tokens: new Set([net.source]), before: [], isGood: false };
  const markings = new Map([[keyOf(first.tokens), first]]);
  const problems = new Map<string, Problem>();
  const fired = new Set<Transition>();
  for (const marking of markings.values()) {
    if (markings.size > bound) return { problems: [...problems.values()], complete: false };
    const enabled = candidates(net, marking).filter((each) => each.from.isSubsetOf(marking.tokens));
    for (const each of stuck(net, marking, enabled)) problems.set(`${each.code} ${each.elementId}`, each);
    for (const transition of enabled) {
      fired.add(transition);
      const rest = marking.tokens.difference(transition.from);
      const double = [...transition.to].find((place) => rest.has(place));
      if (double) {
        const node = double === net.sink ? transition.node : double.node;
        problems.set(`two-tokens ${node.id}`, about(node, 'two-tokens'));
        continue;
      }
      const tokens = rest.union(transition.to);
      const key = keyOf(tokens);
      const next = markings.get(key) ?? { tokens, before: [], isGood: false };
      next.before.push(marking);
      markings.set(key, next);
    }
  }
  const found = [...problems.values()];
  return {
    problems: found.length > 0 ? found : [...traps(net, markings), ...dead(net, fired)],
    complete: true,
  };
}

function candidates(net: Net, marking: Marking): Transition[] {
  if (marking.tokens.has(net.sink)) return [];
  return [...new Set([...marking.tokens].flatMap((place) => [...place.to]))];
}

function stuck(net: Net, marking: Marking, enabled: readonly Transition[]): Problem[] {
  const rest = [...marking.tokens].filter((place) => place !== net.sink);
  if (marking.tokens.has(net.sink)) {
    const where = rest.map((place) => called(place.node)).join(', ');
    const ends = [...net.sink.from].slice(0, 1);
    return rest.length === 0 ? [] : ends.map((end) => about(end.node, 'token-left-behind', where));
  }
  if (enabled.length > 0) return [];
  const joins = new Set(rest.flatMap((place) => [...place.to]));
  return [...joins].map((join) => {
    const missing = [...join.from].filter((place) => !marking.tokens.has(place));
    const sources = missing.flatMap((place) => [...place.from].map((each) => called(each.node)));
    return about(join.node, 'deadlock', [...new Set(sources)].join(', '));
  });
}

function traps(net: Net, markings: ReadonlyMap<string, Marking>): Problem[] {
  const queue = [...markings.values()].filter((marking) => marking.tokens.has(net.sink));
  for (let next = queue.pop(); next; next = queue.pop()) {
    if (next.isGood) continue;
    next.isGood = true;
    queue.push(...next.before);
  }
  const trap = [...markings.values()].find((marking) => !marking.isGood);
  return trap ? [...trap.tokens].map((place) => about(place.node, 'no-way-out')) : [];
}

function dead(net: Net, fired: ReadonlySet<Transition>): Problem[] {
  return [...net.transitions]
    .filter((each) => !fired.has(each))
    .map((each) => about(each.node, 'unreachable'));
}
