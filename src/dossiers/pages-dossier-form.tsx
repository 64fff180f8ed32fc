import type { ComponentChildren } from 'preact';
import type { Refusal } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import { Actions, Button } from '../ui/buttons.tsx';
import { TextArea } from '../ui/fields.tsx';
import { Confirm } from '../ui/notices.tsx';
import { Form } from '../ui/form.tsx';
import type { Words } from '../ui/page.tsx';
import type { IconName } from '../ui/icons.ts';
import { commandWords, type CommandName } from './commands.ts';
import { dossierAddress } from './pages-parts.tsx';
import type { DossierView } from './reading-dossier.ts';

/** A command that was refused: shown again with what was typed. */
export type Failed = {
  readonly command: CommandName;
  readonly refusals: readonly Refusal[];
  readonly values: Readonly<Record<string, unknown>>;
};

/** What every part of the dossier's page is given. */
export type DossierPageProps = { readonly view: DossierView; readonly failed?: Failed | undefined };

/** `completeStep` is sent to `/dossiers/:code/complete-step`. */
export function commandPath(command: CommandName): string {
  return command.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** A form that does one command to the dossier at the version that is shown. */
export function CommandForm(
  props: DossierPageProps & {
    command: CommandName;
    /** The step it is about: several forms of one command then keep apart. */
    step?: number;
    multipart?: boolean;
    /** Values before anything was typed. */
    initial?: Readonly<Record<string, unknown>>;
    children: ComponentChildren;
  },
) {
  const { view, command, step, failed, initial = {} } = props;
  const isFailed = hasFailed(failed, command, step);
  return (
    <Form
      id={step === undefined ? commandPath(command) : `${commandPath(command)}-${step}`}
      action={dossierAddress(view.dossier.code, `/${commandPath(command)}`)}
      autocomplete="off"
      {...(props.multipart === true ? { multipart: true } : {})}
      refusals={isFailed ? (failed?.refusals ?? []) : []}
      values={isFailed ? (failed?.values ?? {}) : initial}
    >
      <input type="hidden" name="expectedVersion" value={view.dossier.version} />
      {step === undefined ? null : <input type="hidden" name="step" value={step} />}
      {props.children}
    </Form>
  );
}

/** A command folded away behind its name; it opens by itself when it was refused. */
export function CommandFold(
  props: DossierPageProps & {
    command: CommandName;
    icon: IconName;
    question: Words;
    isGrave?: boolean;
    children: ComponentChildren;
  },
) {
  const { command, failed, isGrave = false } = props;
  return (
    <Confirm
      text={commandWords[command]}
      question={props.question}
      icon={props.icon}
      look={isGrave ? 'danger' : 'plain'}
      open={failed?.command === command}
    >
      {props.children}
    </Confirm>
  );
}

export function hasFailed(failed: Failed | undefined, command: CommandName, step?: number): boolean {
  if (failed?.command !== command) return false;
  return step === undefined || String(failed.values['step']) === String(step);
}

/** The filing as it was typed before its command was refused. */
export function typedFiling(
  failed: Failed | undefined,
  command: 'supplement' | 'correctReceipt',
): Readonly<Record<string, unknown>> | undefined {
  return failed?.command === command ? failed.values : undefined;
}

/** Why: every command that takes something from the applicant says it. */
export function Reason() {
  return <TextArea name="reason" label={t('Lý do', 'Reason')} rows={3} required />;
}

export function Send({ text }: { text: Words }) {
  return (
    <Actions>
      <Button text={text} />
    </Actions>
  );
}
