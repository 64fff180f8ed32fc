import { refuse, type Refusal } from '../kernel/errors.ts';
import { readModel } from './read.ts';
import type { Problem } from './schema.ts';
import { guardXml } from './xml-guard.ts';

/** A drawing as it is kept, and the name that it gives itself (empty when none). */
export type Intake = { readonly xml: string; readonly name: string };

/**
 * Takes a drawing in as a draft. It may be wrong in any way that the editor can show and mend; what is no BPMN file at
 * all, too large or hostile is refused about `field`. The text is kept as it came; only a file that was not UTF-8 says
 * UTF-8 from then on, because that is how it is kept.
 */
export async function takeIn(file: string | Uint8Array, field: string): Promise<Intake | Refusal> {
  const guarded = guardXml(file);
  if ('problem' in guarded) return refusalOf(guarded.problem, field);
  const { graph, problems } = await readModel(guarded.xml);
  const fault = problems.find(({ severity }) => severity === 'error');
  if (graph === null && fault !== undefined && fault.code !== 'several-processes')
    return refusalOf(fault, field);
  return { xml: guarded.xml.replace(otherEncoding, '$1"UTF-8"'), name: (graph?.name ?? '').slice(0, 200) };
}

const otherEncoding = /^(<\?xml[^>]*\sencoding=)(?:"(?!utf-?8")[^"]*"|'(?!utf-?8')[^']*')/i;

function refusalOf({ code, text }: Problem, field: string): Refusal {
  return refuse(code === 'file-too-large' ? 'too-large' : code, text, field);
}
