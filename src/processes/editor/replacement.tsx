import type Modeler from 'bpmn-js/lib/Modeler.js';
import type { Drawn } from 'bpmn-js/lib/NavigatedViewer.js';
import { t, type Text } from '../../kernel/messages.ts';
import { typeName } from './element-words.ts';
import { Choice } from './fields.tsx';
import type { Say } from './setup.ts';

type Target = Readonly<Record<string, unknown>> & { readonly type: string };
type Family = readonly (readonly [Target, Text])[];

const activities: Family = [
  [{ type: 'bpmn:UserTask' }, t('Nhiệm vụ', 'Task')],
  [{ type: 'bpmn:CallActivity' }, t('Gọi thủ tục khác', 'Call of another procedure')],
  [{ type: 'bpmn:SubProcess', isExpanded: true }, t('Quy trình con', 'Sub-process')],
];
const gateways: Family = [
  [{ type: 'bpmn:ExclusiveGateway' }, t('Cổng rẽ nhánh theo kết quả', 'Branching gateway')],
  [{ type: 'bpmn:ParallelGateway' }, t('Cổng song song', 'Parallel gateway')],
];
const events: Family = [
  [{ type: 'bpmn:StartEvent' }, t('Sự kiện bắt đầu', 'Start event')],
  [
    { type: 'bpmn:IntermediateCatchEvent', eventDefinitionType: 'bpmn:TimerEventDefinition' },
    t('Bước chờ theo thời gian', 'Wait'),
  ],
  [{ type: 'bpmn:EndEvent' }, t('Sự kiện kết thúc', 'End event')],
];

/**
 * Changes an element into another of its family that can be carried out: so a service task or an inclusive gateway
 * from another tool becomes something that works here. A loop or instance marker can be taken off.
 */
export function Replacement({ modeler, element, say }: { modeler: Modeler; element: Drawn; say: Say }) {
  const family = familyOf(element.type);
  if (family === null || element.labelTarget) return null;
  const now = isPlain(element) ? element.type : '';
  const replace = (type: string) => {
    const target = family.find(([each]) => each.type === type)?.[0];
    if (!target || type === now) return;
    const replaced = modeler.get('bpmnReplace').replaceElement(element, target);
    modeler.get('selection').select(replaced);
  };
  const hasMarker = Boolean(element.businessObject.get('loopCharacteristics'));
  return (
    <>
      <Choice
        label={say(t('Loại phần tử', 'Type'))}
        value={now}
        choices={[
          ...(family.some(([each]) => each.type === now)
            ? []
            : [{ value: now, label: otherName(element, say) }]),
          ...family.map(([each, words]) => ({ value: each.type, label: say(words) })),
        ]}
        onSet={replace}
      />
      {hasMarker ? (
        <button
          type="button"
          class="btn btn-plain btn-sm"
          onClick={() =>
            modeler.get('modeling').updateProperties(element, { loopCharacteristics: undefined })
          }
        >
          {say(t('Bỏ dấu lặp', 'Take off the loop marker'))}
        </button>
      ) : null}
    </>
  );
}

function otherName(element: Drawn, say: Say): string {
  return `${say(typeName(element))} (${say(t('chưa hỗ trợ', 'not supported'))})`;
}

function familyOf(type: string): Family | null {
  if (type.endsWith('Gateway')) return gateways;
  if (type.endsWith('Event')) return events;
  return /Task$|Activity$|SubProcess$|Transaction$/.test(type) ? activities : null;
}

/** An event of the right type with a message, signal or error in it is another thing all the same. */
function isPlain(element: Drawn): boolean {
  const definitions = element.businessObject.get('eventDefinitions');
  const only: unknown = Array.isArray(definitions) ? definitions[0] : undefined;
  const isTimer =
    typeof only === 'object' &&
    only !== null &&
    '$type' in only &&
    only.$type === 'bpmn:TimerEventDefinition';
  return element.type === 'bpmn:IntermediateCatchEvent' ? isTimer : only === undefined;
}
