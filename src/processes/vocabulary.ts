/**
 * The attributes of Một Cửa in BPMN files, as a moddle package: the editor and the reader share it,
 * so that what the one writes the other reads. ARCHITECTURE.md says what each means.
 */
export const vocabulary = {
  name: 'MotCua',
  prefix: 'motcua',
  uri: 'https://motcua.vn/bpmn/1.0',
  // As in BPMN's own package: a type it extends keeps its tag in small letters when written.
  xml: { tagAlias: 'lowerCase' },
  types: [
    extension('Lane', 'bpmn:Lane', ['role', 'agency']),
    extension('Task', 'bpmn:Task', ['role', 'agency', 'share', 'kind']),
    extension('CallActivity', 'bpmn:CallActivity', ['agency']),
    extension('SequenceFlow', 'bpmn:SequenceFlow', ['outcome']),
    extension('EndEvent', 'bpmn:EndEvent', ['outcome']),
  ],
} as const;

function extension(name: string, of: string, attributes: readonly string[]) {
  return {
    name,
    extends: [of],
    properties: attributes.map((attribute) => ({ name: attribute, isAttr: true, type: 'String' })),
  };
}
