import type { ComponentChildren } from 'preact';
import type { Refusal } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import { Icon } from './icon.tsx';
import { FormContext, usePage, useSay, type FormValues, type Words } from './page.tsx';

export type FormProps = {
  action: string;
  /** Default `post`; a `get` form carries no token. */
  method?: 'post' | 'get';
  /** Prefix of the ids of its fields; needed when a page has two forms with the same names. Default `f`. */
  id?: string;
  /** Set when the form sends files. */
  multipart?: boolean;
  /** Refusals of what was sent: listed on top, and beside the field each names. */
  refusals?: readonly Refusal[];
  /** What was typed, or the record's values, nested or by dotted name: each field finds its own. */
  values?: Readonly<Record<string, unknown>>;
  /** `off` for forms with personal data on shared machines. */
  autocomplete?: 'on' | 'off';
  /** What is typed is not kept in the browser: the page keeps it in another way, or it is secret. */
  unkept?: boolean;
  class?: string;
  children: ComponentChildren;
};

/** A form with its token, its refusals and its kept values; fields inside need only a name and a label. */
export function Form({ id = 'f', method = 'post', refusals = [], values = {}, ...props }: FormProps) {
  const { csrf } = usePage();
  return (
    <FormContext.Provider value={{ id, refusals, values: formValues(values) }}>
      <form
        id={id}
        action={props.action}
        method={method}
        encType={props.multipart ? 'multipart/form-data' : undefined}
        class={props.class === undefined ? 'form' : `form ${props.class}`}
        autocomplete={props.autocomplete}
        data-unkept={props.unkept ? '' : undefined}
        novalidate
      >
        {method === 'post' ? <input type="hidden" name="_csrf" value={csrf} /> : null}
        <ErrorSummary refusals={refusals} formId={id} />
        {props.children}
      </form>
    </FormContext.Provider>
  );
}

/** What stands in the way, on top of a form, each line leading to its field. `Form` shows it by itself. */
export function ErrorSummary({ refusals, formId = 'f' }: { refusals: readonly Refusal[]; formId?: string }) {
  const say = useSay();
  if (refusals.length === 0) return null;
  return (
    <div class="error-summary" role="alert" tabIndex={-1} id={`${formId}-errors`}>
      <Icon name="circle-alert" />
      <div>
        <h2>
          {say(
            refusals.length === 1
              ? t('Chưa gửi được, cần sửa một chỗ', 'Not sent yet: one thing to correct')
              : t(
                  `Chưa gửi được, cần sửa ${refusals.length} chỗ`,
                  `Not sent yet: ${refusals.length} things to correct`,
                ),
          )}
        </h2>
        <ul>
          {refusals.map((refusal) => (
            <li key={`${refusal.field ?? ''} ${refusal.code}`}>
              {refusal.field === undefined ? (
                say(refusal.text)
              ) : (
                <a href={`#${fieldId(formId, refusal.field)}`}>{say(refusal.text)}</a>
              )}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

/**
 * Values by the names of inputs: `{ applicant: { name: 'An' } }` → `applicant.name`; `{ papers: [{ original: 1 }] }` →
 * `papers.0.original`; a list of words stays together under its name.
 */
export function formValues(input: Readonly<Record<string, unknown>>, prefix = ''): FormValues {
  const values: Record<string, string | readonly string[]> = {};
  for (const [key, value] of Object.entries(input)) {
    const name = prefix + key;
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint')
      values[name] = String(value);
    else if (typeof value === 'boolean') values[name] = value ? 'on' : '';
    else if (Array.isArray(value) && value.every((item) => typeof item === 'string')) values[name] = value;
    else if (typeof value === 'object' && value !== null)
      Object.assign(values, formValues({ ...value }, `${name}.`));
  }
  return values;
}

/** Fields that belong together under one heading. */
export function FieldGroup({
  title,
  hint,
  children,
}: {
  title: Words;
  hint?: Words;
  children: ComponentChildren;
}) {
  const say = useSay();
  return (
    <fieldset class="field-group">
      <legend>{say(title)}</legend>
      {hint === undefined ? null : <p class="hint">{say(hint)}</p>}
      {children}
    </fieldset>
  );
}

/** Fields beside each other where there is room. */
export function FieldRow({ children }: { children: ComponentChildren }) {
  return <div class="field-row">{children}</div>;
}

/** The id that a field gets from its form and name: dots and brackets become dashes. */
export function fieldId(formId: string, name: string): string {
  return `${formId}-${name.replace(/[^\p{L}\p{N}_-]+/gu, '-')}`;
}
