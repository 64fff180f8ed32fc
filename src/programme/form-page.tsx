import type { ComponentChildren } from 'preact';
import type { Refusal } from '../kernel/errors.ts';
import { Button, LinkButton } from '../ui/buttons.tsx';
import { PageTitle, type Crumb } from '../ui/content.tsx';
import { Form } from '../ui/form.tsx';
import type { Words } from '../ui/page.tsx';
import { t } from '../kernel/messages.ts';
import { words } from './words.ts';

export type Filled = {
  readonly refusals: readonly Refusal[];
  readonly values: Readonly<Record<string, unknown>>;
};

/** A form on a page of its own, with the way back. */
export function FormPage(props: {
  title: Words;
  lead?: Words;
  crumbs: readonly Crumb[];
  action: string;
  back: string;
  seen?: number;
  multipart?: boolean;
  filled: Filled;
  save?: Words;
  children: ComponentChildren;
}) {
  const { filled } = props;
  const kept = filled.values['seen'];
  const seen = props.seen ?? (typeof kept === 'string' ? kept : undefined);
  return (
    <>
      <PageTitle
        title={props.title}
        crumbs={[{ href: '/programme', text: words.room }, ...props.crumbs]}
        {...(props.lead === undefined ? {} : { lead: props.lead })}
      />
      <Form
        action={props.action}
        refusals={filled.refusals}
        values={filled.values}
        {...(props.multipart === true ? { multipart: true } : {})}
      >
        {seen === undefined ? null : <input type="hidden" name="seen" value={seen} />}
        {props.children}
        <div class="actions">
          <Button look="next" icon="save" text={props.save ?? words.save} />
          <LinkButton look="quiet" href={props.back} text={t('Thôi', 'Cancel')} />
        </div>
      </Form>
    </>
  );
}
