import { t } from '../kernel/messages.ts';
import { Select } from '../ui/choices.tsx';
import { TextArea } from '../ui/fields.tsx';
import { canTake } from './actions-assign.ts';
import { CommandFold, CommandForm, Send, type DossierPageProps } from './pages-dossier-form.tsx';
import type { Step } from './schema.ts';
import { nobody } from './words.ts';

/** Steps handed out by those who lead, or given back by those who have them. */
export function AssignFold({ view, failed }: DossierPageProps) {
  const { assignable, returnable } = view.actions;
  const steps = [...new Set([...assignable, ...returnable])];
  return (
    <CommandFold
      view={view}
      failed={failed}
      command="assign"
      icon="user-cog"
      question={t(
        'Giao bước cho người khác, hoặc trả lại để phân công.',
        'Give a step to somebody, or give it back.',
      )}
    >
      {steps.map((step) =>
        assignable.includes(step) ? (
          <AssignForm key={step.number} view={view} failed={failed} step={step} />
        ) : (
          <GiveBackForm key={step.number} view={view} failed={failed} step={step} />
        ),
      )}
    </CommandFold>
  );
}

function AssignForm({ view, failed, step }: DossierPageProps & { step: Step }) {
  const initial = { assigneeId: step.assigneeId === null ? '' : String(step.assigneeId) };
  return (
    <CommandForm view={view} failed={failed} command="assign" step={step.number} initial={initial}>
      <Select
        name="assigneeId"
        label={t(`Người xử lý bước "${step.name}"`, `Who does the step "${step.name}"`)}
        empty={nobody}
        choices={view.workers
          .filter((person) => canTake(person, step))
          .map(({ id, fullName, unitName }) => ({
            value: String(id),
            label: unitName === null ? fullName : `${fullName} (${unitName})`,
          }))}
      />
      <TextArea name="note" label={t('Ý kiến chỉ đạo', 'Instruction')} rows={2} />
      <Send text={t('Phân công', 'Assign')} />
    </CommandForm>
  );
}

function GiveBackForm({ view, failed, step }: DossierPageProps & { step: Step }) {
  return (
    <CommandForm view={view} failed={failed} command="assign" step={step.number}>
      <TextArea
        name="note"
        label={t(`Lý do trả lại bước "${step.name}"`, `Why "${step.name}" is given back`)}
        rows={2}
      />
      <Send text={t('Trả lại để phân công', 'Give back')} />
    </CommandForm>
  );
}
