import { connect, type Net, type Place, type Transition } from './net.ts';

/**
 * Shrinks a net by rules that keep liveness and safeness, hence soundness, in both directions
 * (G. Berthelot, "Transformations and decompositions of nets", LNCS 254 (1987); T. Murata, "Petri nets: properties, analysis and applications", Proc. IEEE 77 (1989), § V-C).
 * Whatever is built of sequences, choices, parallel blocks and loops shrinks to a single transition;
 * what does not is the kernel in which a fault must lie.
 */
export function reduce(net: Net): Net {
  while (
    some(net.places, (place) => agglomerate(net, place)) ||
    dropTwins(net.transitions, (twin) => dropTransition(net, twin)) ||
    dropTwins(inner(net), (twin) => dropPlace(net, twin)) ||
    some(net.transitions, (transition) => dropSelfLoop(net, transition))
  );
  return net;
}

/** Nothing left but one step from the source to the sink. */
export function isReducedToOne(net: Net): boolean {
  const [only, second] = net.transitions;
  return (
    only !== undefined &&
    !second &&
    net.places.size === 2 &&
    only.from.has(net.source) &&
    only.to.has(net.sink)
  );
}

/** Applies a rule everywhere once; true if it applied anywhere. */
function some<T>(all: ReadonlySet<T>, apply: (each: T) => boolean): boolean {
  let changed = false;
  for (const each of all) changed = apply(each) || changed;
  return changed;
}

/**
 * A place whose tokens go on without waiting for others: who puts a token there does the next step at once
 * (G. Berthelot's post-agglomeration; with one way in and one way out, Murata's fusion of series).
 */
function agglomerate(net: Net, place: Place): boolean {
  const before = [...place.from];
  const after = [...place.to];
  const ways = before.length * after.length;
  if (place === net.source || place === net.sink || ways === 0 || ways > mostWays) return false;
  if (after.some((each) => each.from.size > 1 || place.from.has(each))) return false;
  if (before.some((one) => after.some((two) => !one.to.isDisjointFrom(two.to)))) return false;
  for (const one of before) {
    const rest = [...one.to].filter((each) => each !== place);
    for (const two of after) connect(net, one.node, [...one.from], [...rest, ...two.to]);
  }
  for (const each of [...before, ...after]) dropTransition(net, each);
  dropPlace(net, place);
  return true;
}

/** Agglomerating takes a place away but multiplies its ways in by its ways out: beyond this it is left for exploring. */
const mostWays = 16;

function dropSelfLoop(net: Net, transition: Transition): boolean {
  const [from, second] = transition.from;
  if (!from || second || transition.to.size > 1 || !transition.to.has(from)) return false;
  dropTransition(net, transition);
  return true;
}

type Linked<T> = { readonly from: ReadonlySet<T>; readonly to: ReadonlySet<T> };

/** Of several with the same surroundings one is enough. */
function dropTwins<N extends Linked<object>>(all: ReadonlySet<N>, drop: (twin: N) => void): boolean {
  const numbers = new Map<object, number>();
  const number = (each: object) => {
    const known = numbers.get(each) ?? numbers.size;
    numbers.set(each, known);
    return known;
  };
  const seen = new Set<string>();
  return some(all, (each) => {
    const sides = [each.from, each.to].map((side) => [...side].map(number).toSorted((a, b) => a - b));
    const key = sides.join('>');
    if (seen.has(key)) drop(each);
    return seen.size === seen.add(key).size;
  });
}

function inner(net: Net): Set<Place> {
  return new Set([...net.places].filter((place) => place !== net.source && place !== net.sink));
}

function dropTransition(net: Net, transition: Transition): void {
  net.transitions.delete(transition);
  for (const place of transition.from) place.to.delete(transition);
  for (const place of transition.to) place.from.delete(transition);
}

function dropPlace(net: Net, place: Place): void {
  net.places.delete(place);
  for (const transition of place.from) transition.to.delete(place);
  for (const transition of place.to) transition.from.delete(place);
}
