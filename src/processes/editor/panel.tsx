import type Modeler from 'bpmn-js/lib/Modeler.js';
import type { Drawn } from 'bpmn-js/lib/NavigatedViewer.js';
import { useState } from 'preact/hooks';
import { t } from '../../kernel/messages.ts';
import { isFlowNode, typeName } from './element-words.ts';
import { Choice } from './fields.tsx';
import { AddElement, AddLane, LaneChoice } from './placement.tsx';
import { Properties } from './properties.tsx';
import { Replacement } from './replacement.tsx';
import type { EditorSetup, Say } from './setup.ts';

type Props = { readonly modeler: Modeler; readonly setup: EditorSetup; readonly say: Say };

/**
 * Beside the drawing: pick an element, say what it is, go on from it. All that the mouse does on the drawing for a
 * process of a dossier can be done here by keyboard.
 */
export function Panel({ modeler, setup, say }: Props) {
  const elements = pickable(modeler);
  const [selected, second] = modeler.get('selection').get();
  const element = second ? undefined : (selected?.labelTarget ?? selected);
  const pick = (id: string) => {
    const found = modeler.get('elementRegistry').get(id);
    modeler.get('selection').select(found ?? null);
    if (found) modeler.get('canvas').scrollToElement(found.id);
  };
  return (
    <>
      <Choice
        label={say(t('Phần tử đang chọn', 'Selected element'))}
        value={element?.id ?? ''}
        choices={[
          { value: '', label: say(second ? t('Nhiều phần tử', 'Several elements') : t('Chưa chọn', 'None')) },
          ...elements.map((each) => ({ value: each.id, label: nameOf(each, say) })),
        ]}
        onSet={pick}
      />
      {element ? (
        <>
          <Replacement {...{ modeler, element, say }} />
          <LaneChoice {...{ modeler, element, say }} />
          <Properties key={element.id} {...{ modeler, element, setup, say }} />
          <p class="hint">
            {say(typeName(element))} · <code class="code">{element.id}</code>
          </p>
          {isFlowNode(element) && element.type !== 'bpmn:EndEvent' ? (
            <Onward key={`on-${element.id}`} {...{ modeler, element, say }} />
          ) : null}
          <AddLane {...{ modeler, element, say }} />
          {element.type === 'bpmn:Lane' ? <AddElement {...{ modeler, element, say }} /> : null}
          <button
            type="button"
            class="btn btn-quiet btn-sm"
            onClick={() => modeler.get('modeling').removeElements([element])}
          >
            {say(t('Xóa phần tử này', 'Delete this element'))}
          </button>
        </>
      ) : (
        <>
          <p class="hint">
            {say(
              t(
                'Chọn một phần tử trên bản vẽ hoặc trong danh sách để sửa và vẽ tiếp từ đó. Phần tử đang chọn trên bản vẽ di chuyển được bằng phím mũi tên.',
                'Choose an element on the drawing or in the list to change it and go on from it. The arrow keys move what is selected on the drawing.',
              ),
            )}
          </p>
          <AddElement {...{ modeler, element, say }} />
        </>
      )}
    </>
  );
}

const next = [
  [{ type: 'bpmn:UserTask' }, t('Nhiệm vụ', 'Task')],
  [{ type: 'bpmn:ExclusiveGateway' }, t('Rẽ nhánh', 'Branch')],
  [{ type: 'bpmn:ParallelGateway' }, t('Song song', 'Parallel')],
  [
    { type: 'bpmn:IntermediateCatchEvent', eventDefinitionType: 'bpmn:TimerEventDefinition' },
    t('Chờ', 'Wait'),
  ],
  [{ type: 'bpmn:CallActivity' }, t('Gọi thủ tục', 'Call')],
  [{ type: 'bpmn:EndEvent' }, t('Kết thúc', 'End')],
] as const;

function Onward({ modeler, element, say }: { modeler: Modeler; element: Drawn; say: Say }) {
  const [target, setTarget] = useState('');
  const append = (attributes: Readonly<Record<string, unknown>>) => {
    const shape = modeler.get('elementFactory').createShape(attributes);
    const added = modeler.get('autoPlace').append(element, shape);
    modeler.get('selection').select(added);
  };
  const connect = () => {
    const to = modeler.get('elementRegistry').get(target);
    if (to) modeler.get('modeling').connect(element, to, { type: 'bpmn:SequenceFlow' });
    setTarget('');
  };
  const targets = pickable(modeler).filter(
    (each) => isFlowNode(each) && Boolean(modeler.get('bpmnRules').canConnectSequenceFlow(element, each)),
  );
  return (
    <fieldset class="field-group">
      <legend class="label">{say(t('Bước tiếp theo', 'Next step'))}</legend>
      <div class="actions">
        {next.map(([attributes, words]) => (
          <button
            key={attributes.type}
            type="button"
            class="btn btn-plain btn-sm"
            onClick={() => append(attributes)}
          >
            + {say(words)}
          </button>
        ))}
      </div>
      <Choice
        label={say(t('Hoặc nối tới', 'Or connect to'))}
        value={target}
        choices={[
          { value: '', label: say(t('Chọn phần tử', 'Choose an element')) },
          ...targets.map((each) => ({ value: each.id, label: nameOf(each, say) })),
        ]}
        onSet={setTarget}
      />
      <button type="button" class="btn btn-plain btn-sm" disabled={target === ''} onClick={connect}>
        {say(t('Nối', 'Connect'))}
      </button>
    </fieldset>
  );
}

/** Every element of the drawing to choose from: nodes and lanes first, then what connects them. */
function pickable(modeler: Modeler): Drawn[] {
  const root = modeler.get('canvas').getRootElement();
  const all = modeler.get('elementRegistry').getAll();
  const elements = all.filter((each) => each !== root && !each.labelTarget);
  return [...elements.filter((each) => !isFlow(each)), ...elements.filter(isFlow)];
}

function isFlow(element: Drawn): boolean {
  return /Flow|Association/.test(element.type);
}

function nameOf(element: Drawn, say: Say): string {
  const object = element.businessObject;
  const type = say(typeName(element));
  if (object.name) return `${type}: ${object.name}`;
  const ends = ['sourceRef', 'targetRef'].map((end) => object.get(end));
  const [from, to] = ends.map((end) =>
    typeof end === 'object' && end !== null && 'id' in end
      ? String(('name' in end && end.name) || end.id)
      : undefined,
  );
  return from !== undefined && to !== undefined ? `${type}: ${from} → ${to}` : `${type}: ${element.id}`;
}
