import { childOf, childrenOf, idOf, nameOf, textOf, type Element } from './element.ts';
import { roleByName } from './names.ts';
import type { Lane, Owner } from './schema.ts';

/** All lanes below a process or sub-process, outer before inner, and the innermost lane of each node. */
export function readLanes(of: Element): { lanes: Lane[]; laneOf: Map<string, string> } {
  const lanes: Lane[] = [];
  const laneOf = new Map<string, string>();
  for (const set of childrenOf(of, 'laneSets')) readSet(set, null, lanes, laneOf);
  for (const child of childrenOf(of, 'flowElements')) {
    const inner = readLanes(child);
    lanes.push(...inner.lanes);
    for (const [node, lane] of inner.laneOf) laneOf.set(node, lane);
  }
  return { lanes, laneOf };
}

/** Who does what lies in the lane: its own words, else those of the lanes around it; null when none says anything. */
export function ownerOfLane(id: string | undefined, lanes: readonly Lane[]): Owner | null {
  const chain = chainOf(id, lanes);
  const role = first(chain, (lane) => lane.role);
  const agency = first(chain, (lane) => lane.agency);
  const name = first(chain, (lane) => lane.name || null);
  const whose = role ?? (name === null ? null : (roleByName(name) ?? name));
  if (id === undefined || (whose === null && agency === null)) return null;
  return { role: whose ?? '', agency: agency ?? 'own', lane: id };
}

function readSet(set: Element, parent: string | null, lanes: Lane[], laneOf: Map<string, string>): void {
  for (const [index, each] of childrenOf(set, 'lanes').entries()) {
    const id = idOf(each) || `${parent ?? 'lane'}-${index + 1}`;
    lanes.push({
      id,
      name: nameOf(each),
      role: textOf(each, 'motcua:role') ?? null,
      agency: textOf(each, 'motcua:agency') ?? null,
      parent,
    });
    for (const node of childrenOf(each, 'flowNodeRef')) laneOf.set(idOf(node), id);
    const inner = childOf(each, 'childLaneSet');
    if (inner) readSet(inner, id, lanes, laneOf);
  }
}

function chainOf(id: string | undefined, lanes: readonly Lane[]): Lane[] {
  const lane = lanes.find((each) => each.id === id);
  return lane ? [lane, ...(lane.parent === null ? [] : chainOf(lane.parent, lanes))] : [];
}

function first<T>(chain: readonly Lane[], get: (lane: Lane) => T | null): T | null {
  for (const lane of chain) {
    const value = get(lane);
    if (value !== null) return value;
  }
  return null;
}
