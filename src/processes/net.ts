import { nodesOf } from './graph.ts';
import type { Graph, Node } from './schema.ts';

/** A workflow net (van der Aalst 1998): places hold tokens, a transition takes one from each of `from` and puts one on each of `to`. */
export type Net = {
  readonly places: Set<Place>;
  readonly transitions: Set<Transition>;
  readonly source: Place;
  readonly sink: Place;
};
/** `node`: the drawn element that a sentence about the place or transition names. */
export type Place = { readonly node: Node; readonly from: Set<Transition>; readonly to: Set<Transition> };
export type Transition = { readonly node: Node; readonly from: Set<Place>; readonly to: Set<Place> };

/** The net of a graph: a place per flow; a parallel gateway is one transition, any other node one for each way in (and out). */
export function netOf(graph: Graph): Net {
  const start = graph.nodes[graph.start];
  if (!start) throw new Error(`The process graph ${graph.processId} has no start.`);
  const places = new Map<string, Place>();
  for (const flow of Object.values(graph.flows)) {
    places.set(flow.id, place(graph.nodes[flow.target] ?? start));
  }
  const net: Net = {
    places: new Set(places.values()),
    transitions: new Set(),
    source: place(start),
    sink: place(start),
  };
  net.places.add(net.source).add(net.sink);
  const at = (flows: readonly string[]) => flows.flatMap((flow) => places.get(flow) ?? []);
  for (const node of nodesOf(graph)) {
    const into = node.kind === 'start' ? [net.source] : at(node.incoming);
    const out = node.kind === 'end' ? [net.sink] : at(node.outgoing);
    if (node.kind === 'parallel') connect(net, node, into, out);
    else if (node.kind === 'exclusive')
      for (const i of into) for (const o of out) connect(net, node, [i], [o]);
    else for (const i of into) connect(net, node, [i], out);
  }
  return net;
}

function place(node: Node): Place {
  return { node, from: new Set(), to: new Set() };
}

export function connect(net: Net, node: Node, from: readonly Place[], to: readonly Place[]): void {
  const transition: Transition = { node, from: new Set(from), to: new Set(to) };
  net.transitions.add(transition);
  for (const each of from) each.to.add(transition);
  for (const each of to) each.from.add(transition);
}
