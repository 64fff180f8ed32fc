/** What a model says about who works: a role at an agency; `agency` is a code, a kind, `own`, `parent` or `city`. */
export type Duty = { readonly role: string; readonly agency: string };

/** A call of another procedure at an agency. */
export type Call = { readonly procedure: string; readonly agency: string };

export type Scan = {
  /** `id` and `name` of the process; empty when the file holds none. */
  readonly id: string;
  readonly name: string;
  readonly duties: readonly Duty[];
  readonly calls: readonly Call[];
};

/**
 * A quick look at a BPMN file for what a pack must be able to supply: agencies, people, called procedures.
 * Whether the model is sound is proved when it is published, by the room of processes.
 */
export function scanProcess(xml: string): Scan {
  const tags = [...xml.matchAll(/<(?:\w+:)?(process|lane|userTask|callActivity)\b([^>]*)>/g)].map(
    (match) => ({
      tag: match[1] ?? '',
      attributes: attributesOf(match[2] ?? ''),
    }),
  );
  const process = tags.find(({ tag }) => tag === 'process')?.attributes;
  return {
    id: process?.get('id') ?? '',
    name: process?.get('name') ?? '',
    duties: tags
      .filter(({ tag, attributes }) => (tag === 'lane' || tag === 'userTask') && attributes.has('role'))
      .map(({ attributes }) => ({
        role: attributes.get('role') ?? '',
        agency: attributes.get('agency') ?? 'own',
      })),
    calls: tags
      .filter(({ tag }) => tag === 'callActivity')
      .map(({ attributes }) => ({
        procedure: attributes.get('calledElement') ?? '',
        agency: attributes.get('agency') ?? 'own',
      })),
  };
}

/** Attributes by their local name, with the five entities of XML read. */
function attributesOf(text: string): Map<string, string> {
  const found = text.matchAll(/(?:[\w-]+:)?([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g);
  return new Map([...found].map((match) => [match[1] ?? '', unescape(match[2] ?? match[3] ?? '')]));
}

function unescape(text: string): string {
  const entities: Record<string, string> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
  return text.replace(/&(lt|gt|quot|apos|amp);/g, (_, name: string) => entities[name] ?? '');
}
