import type Modeler from 'bpmn-js/lib/Modeler.js';
import type { BusinessObject, Drawn } from 'bpmn-js/lib/NavigatedViewer.js';
import { useState } from 'preact/hooks';
import { t } from '../../kernel/messages.ts';
import { outcomeChoices } from '../names.ts';
import { endOutcomes, relativeAgencies, taskKinds } from '../schema.ts';
import { agencyWords, endOutcomeWords, roleWords, taskKindWords, taskRoles } from '../words.ts';
import { isBranch, isTask } from './element-words.ts';
import { Choice, TextBox, TextInput } from './fields.tsx';
import { searchProcedures, type Option } from './server.ts';
import type { EditorSetup, Say } from './setup.ts';

type Props = {
  readonly modeler: Modeler;
  readonly element: Drawn;
  readonly setup: EditorSetup;
  readonly say: Say;
};

/** What can be said about the selected element: its name and our own attributes. */
export function Properties({ modeler, element, setup, say }: Props) {
  const { type, businessObject } = element;
  const set = (name: string) => (value: string) =>
    modeler.get('modeling').updateProperties(element, { [name]: value === '' ? undefined : value });
  const own = (name: string) => textOf(businessObject, `motcua:${name}`);
  const isOwned = isTask(element) || type === 'bpmn:Lane';
  return (
    <>
      {type === 'bpmn:TextAnnotation' ? (
        <TextBox
          label={say(t('Nội dung', 'Text'))}
          value={textOf(businessObject, 'text')}
          onSet={set('text')}
        />
      ) : (
        <TextBox label={say(t('Tên', 'Name'))} value={businessObject.name ?? ''} onSet={set('name')} />
      )}
      {isOwned ? (
        <Choice
          label={say(t('Vai trò thực hiện', 'Role that does it'))}
          hint={type === 'bpmn:Lane' ? undefined : say(t('Để trống: theo làn.', 'Empty: as the lane says.'))}
          value={own('role')}
          choices={[
            { value: '', label: say(t('Không chọn', 'None')) },
            ...taskRoles.map((role) => ({ value: role, label: say(roleWords(role)) })),
          ]}
          onSet={set('motcua:role')}
        />
      ) : null}
      {isOwned || type === 'bpmn:CallActivity' ? (
        <TextInput
          label={say(t('Cơ quan', 'Agency'))}
          hint={say(t('Để trống: cơ quan tiếp nhận hồ sơ.', 'Empty: the agency that received the dossier.'))}
          value={own('agency')}
          suggestions={agencyOptions(setup, say)}
          onSet={set('motcua:agency')}
        />
      ) : null}
      {isTask(element) ? (
        <>
          <Choice
            label={say(t('Loại nhiệm vụ', 'Kind of task'))}
            value={own('kind') || 'handle'}
            choices={taskKinds.map((kind) => ({ value: kind, label: say(taskKindWords[kind]) }))}
            onSet={(kind) => set('motcua:kind')(kind === 'handle' ? '' : kind)}
          />
          <TextInput
            label={say(t('Tỷ lệ thời hạn (%)', 'Share of the term (%)'))}
            value={own('share')}
            onSet={set('motcua:share')}
          />
        </>
      ) : null}
      {type === 'bpmn:CallActivity' ? <CalledProcedure {...{ modeler, element, setup, say }} /> : null}
      {isBranch(element) ? (
        <TextInput
          label={say(t('Kết quả của nhiệm vụ trước cổng', 'Outcome of the task before the gateway'))}
          hint={say(t('Để trống: lấy theo tên luồng.', 'Empty: the flow’s name is taken.'))}
          value={own('outcome')}
          suggestions={outcomeChoices().map(([value, words]) => ({ value, label: say(words) }))}
          onSet={set('motcua:outcome')}
        />
      ) : null}
      {type === 'bpmn:EndEvent' ? (
        <Choice
          label={say(t('Hồ sơ kết thúc với', 'The dossier ends as'))}
          value={own('outcome')}
          choices={[
            { value: '', label: say(t('Theo nhiệm vụ trước đó', 'As the task before says')) },
            ...endOutcomes.map((outcome) => ({ value: outcome, label: say(endOutcomeWords[outcome]) })),
          ]}
          onSet={set('motcua:outcome')}
        />
      ) : null}
      {type === 'bpmn:IntermediateCatchEvent' ? <Wait {...{ modeler, element, setup, say }} /> : null}
    </>
  );
}

function CalledProcedure({ modeler, element, setup, say }: Props) {
  const [found, setFound] = useState<readonly Option[]>([]);
  const { proceduresUrl } = setup;
  return (
    <TextInput
      label={say(t('Mã thủ tục được gọi', 'Code of the called procedure'))}
      hint={say(t('Gõ mã hoặc tên để tìm.', 'Type a code or a name to search.'))}
      value={textOf(element.businessObject, 'calledElement')}
      suggestions={found}
      onType={(words) => {
        if (proceduresUrl !== null && words.length > 1)
          void searchProcedures(proceduresUrl, words).then(setFound);
      }}
      onSet={(code) =>
        modeler.get('modeling').updateProperties(element, { calledElement: code === '' ? undefined : code })
      }
    />
  );
}

function Wait({ modeler, element, say }: Props) {
  const definitions = element.businessObject.get('eventDefinitions');
  const timer: unknown = Array.isArray(definitions) ? definitions[0] : undefined;
  if (!isBusinessObject(timer)) return null;
  const expression = timer.get('timeDuration');
  return (
    <TextInput
      label={say(t('Thời gian chờ', 'Time to wait'))}
      hint={say(
        t('Theo ISO 8601: P3D là 3 ngày, PT8H là 8 giờ.', 'As ISO 8601: P3D is 3 days, PT8H is 8 hours.'),
      )}
      value={isBusinessObject(expression) ? textOf(expression, 'body') : ''}
      suggestions={['P1D', 'P3D', 'P5D', 'PT8H'].map((value) => ({ value, label: value }))}
      onSet={(body) => {
        const timeDuration =
          body === '' ? undefined : modeler.get('bpmnFactory').create('bpmn:FormalExpression', { body });
        modeler.get('modeling').updateModdleProperties(element, timer, { timeDuration });
      }}
    />
  );
}

function agencyOptions(setup: EditorSetup, say: Say): Option[] {
  return [
    ...relativeAgencies.map((code) => ({ value: code, label: say(agencyWords(code)) })),
    ...setup.agencies.map(({ code, name }) => ({ value: code, label: name })),
  ];
}

function isBusinessObject(value: unknown): value is BusinessObject {
  return typeof value === 'object' && value !== null && '$type' in value && 'get' in value;
}

function textOf(object: BusinessObject, name: string): string {
  const value = object.get(name);
  return typeof value === 'string' ? value : '';
}
