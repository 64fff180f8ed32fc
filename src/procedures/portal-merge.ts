import canonicalize from 'canonicalize';
import { t } from '../kernel/messages.ts';
import type { Warning } from './portal-schema.ts';
import type { ProcedureContent } from './schema.ts';
import { partWords, type Part } from './words.ts';

/**
 * A record of the portal laid over what the city has. What the portal does not carry (steps, papers, forms, process …)
 * stays the city's. Of a procedure that counters receive, level, field and agencies stay too, and doubtful terms never
 * replace good ones: an import must not stop a counter or take away a due date.
 */
export function mergePortal(
  current: ProcedureContent,
  incoming: ProcedureContent,
): { content: ProcedureContent; warnings: Warning[] } {
  const isReceived = current.process !== '';
  const { alsoLevels: _, ...plain } = incoming;
  const placed = isReceived ? current : incoming;
  const areChannelsGood =
    incoming.channels.length > 0 && incoming.channels.every((channel) => channel.term !== null);
  const keepsChannels =
    incoming.channels.length === 0 || (isReceived && !areChannelsGood && current.channels.length > 0);
  const content: ProcedureContent = {
    ...plain,
    level: placed.level,
    ...(placed.alsoLevels === undefined ? {} : { alsoLevels: placed.alsoLevels }),
    field: placed.field,
    nameEn: current.nameEn,
    agencies: current.agencies,
    lifeEvents: current.lifeEvents,
    sequence: current.sequence,
    papers: current.papers,
    sets: current.sets,
    forms: current.forms,
    conditions: current.conditions,
    onlineLevel: current.onlineLevel,
    process: current.process,
    channels: keepsChannels ? current.channels : incoming.channels,
    results:
      isReceived && current.results.length > 0 ? current.results : filled(incoming.results, current.results),
    audience: filled(incoming.audience, current.audience),
    legalBasis: filled(incoming.legalBasis, current.legalBasis),
    decidingAgency: incoming.decidingAgency === '' ? current.decidingAgency : incoming.decidingAgency,
  };
  return { content, warnings: warnKept(content, incoming) };
}

/** What stands in the catalogue and is not what the portal says: told at each import, whether it changes something or not. */
export function warnKept(content: ProcedureContent, incoming: ProcedureContent): Warning[] {
  const kept = (['level', 'field', 'channels', 'results'] as const satisfies readonly Part[]).filter(
    (part) => canonicalize(content[part]) !== canonicalize(incoming[part]),
  );
  return kept.length === 0 ? [] : [keptWarning(kept)];
}

function filled<T>(first: readonly T[], second: readonly T[]): T[] {
  return [...(first.length > 0 ? first : second)];
}

function keptWarning(parts: readonly Part[]): Warning {
  const vi = parts.map((part) => partWords[part].vi.toLowerCase()).join('; ');
  const en = parts.map((part) => partWords[part].en.toLowerCase()).join('; ');
  const text = t(
    `Giữ nội dung đang có của thành phố ở các phần: ${vi}. Nguồn nói khác; hãy đối chiếu bản ghi gốc.`,
    `What the city has was kept for: ${en}. The source differs; compare with the source record.`,
  );
  return { code: 'city-kept', text };
}
