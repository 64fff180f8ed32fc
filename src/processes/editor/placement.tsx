import type Modeler from 'bpmn-js/lib/Modeler.js';
import type { Drawn } from 'bpmn-js/lib/NavigatedViewer.js';
import { t } from '../../kernel/messages.ts';
import { isFlowNode } from './element-words.ts';
import { Choice } from './fields.tsx';
import type { Say } from './setup.ts';

type Props = { readonly modeler: Modeler; readonly element: Drawn; readonly say: Say };

/** Which lane an element stands in: chosen here it moves there, and the lane's owner becomes its own. */
export function LaneChoice({ modeler, element, say }: Props) {
  if (!isFlowNode(element)) return null;
  const lanes = lanesOf(modeler);
  if (lanes.length < 2) return null;
  const here = lanes.find((lane) => holds(lane, element));
  const move = (id: string): void => {
    const lane = lanes.find((each) => each.id === id);
    if (lane === undefined || lane === here) return;
    const by = { x: 0, y: Math.round(middle(lane).y - middle(element).y) };
    modeler.get('modeling').moveElements([element], by, element.parent);
  };
  return (
    <Choice
      label={say(t('Làn', 'Lane'))}
      value={here?.id ?? ''}
      choices={[
        ...(here === undefined ? [{ value: '', label: say(t('Ngoài các làn', 'Outside the lanes')) }] : []),
        ...lanes.map((lane) => ({ value: lane.id, label: lane.businessObject.name ?? lane.id })),
      ]}
      onSet={move}
    />
  );
}

/** A lane above or below the selected lane or pool. */
export function AddLane({ modeler, element, say }: Props) {
  if (element.type !== 'bpmn:Lane' && element.type !== 'bpmn:Participant') return null;
  const add = (side: 'top' | 'bottom') => () =>
    modeler.get('selection').select(modeler.get('modeling').addLane(element, side));
  return (
    <fieldset class="field-group">
      <legend class="label">{say(t('Thêm làn', 'Add a lane'))}</legend>
      <div class="actions">
        <button type="button" class="btn btn-plain btn-sm" onClick={add('top')}>
          + {say(t('Phía trên', 'Above'))}
        </button>
        <button type="button" class="btn btn-plain btn-sm" onClick={add('bottom')}>
          + {say(t('Phía dưới', 'Below'))}
        </button>
      </div>
    </fieldset>
  );
}

const pieces = [
  [{ type: 'bpmn:StartEvent' }, t('Sự kiện bắt đầu', 'Start event')],
  [{ type: 'bpmn:UserTask' }, t('Nhiệm vụ', 'Task')],
  [{ type: 'bpmn:SubProcess', isExpanded: true }, t('Quy trình con', 'Sub-process')],
  [{ type: 'bpmn:EndEvent' }, t('Sự kiện kết thúc', 'End event')],
  [{ type: 'bpmn:TextAnnotation' }, t('Ghi chú', 'Note')],
] as const;

/** What follows no other element: it is put at the right of all that is drawn, in the selected lane or the first pool. */
export function AddElement({
  modeler,
  element,
  say,
}: Omit<Props, 'element'> & { element: Drawn | undefined }) {
  const add = (attributes: Readonly<Record<string, unknown>>) => (): void => {
    const shape = modeler.get('elementFactory').createShape(attributes);
    const { parent, at } = placeFor(modeler, element, shape);
    modeler.get('selection').select(modeler.get('modeling').createShape(shape, at, parent));
    modeler.get('canvas').scrollToElement(shape.id);
  };
  return (
    <fieldset class="field-group">
      <legend class="label">{say(t('Thêm vào bản vẽ', 'Add to the drawing'))}</legend>
      <div class="actions">
        {pieces.map(([attributes, words]) => (
          <button key={attributes.type} type="button" class="btn btn-plain btn-sm" onClick={add(attributes)}>
            + {say(words)}
          </button>
        ))}
      </div>
    </fieldset>
  );
}

const gap = 50;

function placeFor(modeler: Modeler, element: Drawn | undefined, shape: Drawn) {
  const all = modeler.get('elementRegistry').getAll();
  const lane = element?.type === 'bpmn:Lane' ? element : undefined;
  const pools = all.filter(({ type }) => type === 'bpmn:Participant');
  const pool = lane?.parent ?? pools[0];
  const parent = pool ?? modeler.get('canvas').getRootElement();
  const nodes = all.filter((each) => isFlowNode(each));
  const right = Math.max(parent.x || 0, ...nodes.map((each) => each.x + each.width));
  const row = lane ?? pool ?? nodes[0];
  const y = row === undefined ? 100 : middle(row).y;
  return { parent, at: { x: right + gap + shape.width / 2, y } };
}

/** Lanes in which elements stand: those that hold no further lanes. */
function lanesOf(modeler: Modeler): Drawn[] {
  const all = modeler.get('elementRegistry').getAll();
  const lanes = all.filter(({ type }) => type === 'bpmn:Lane');
  return lanes.filter((lane) => !lanes.some((each) => each.parent === lane));
}

function holds(lane: Drawn, element: Drawn): boolean {
  const { x, y } = middle(element);
  return x >= lane.x && x <= lane.x + lane.width && y >= lane.y && y <= lane.y + lane.height;
}

function middle({ x, y, width, height }: Drawn): { x: number; y: number } {
  return { x: x + width / 2, y: y + height / 2 };
}
