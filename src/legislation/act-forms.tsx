import type { ComponentChildren } from 'preact';
import type { Text } from '../kernel/messages.ts';
import { Actions, Button } from '../ui/buttons.tsx';
import { Form } from '../ui/form.tsx';
import { Disclosure } from '../ui/notices.tsx';
import type { FormAct } from './forms.ts';
import { documentAddress, type Filled } from './parts.tsx';
import { actWords } from './words.ts';

/**
 * The form of one act on a page of a document. The one that comes next stands open; the others unfold. `suffix` tells two
 * forms of one act apart, e.g. of two checks.
 */
export function ActForm(props: {
  act: FormAct;
  id: number;
  version: number;
  isNext?: boolean;
  filled: Filled | null;
  suffix?: string;
  title?: Text;
  values?: Readonly<Record<string, unknown>>;
  children?: ComponentChildren;
}) {
  const { act, id, version, isNext = false, suffix = '' } = props;
  const form = `${act}${suffix}`;
  const filled = props.filled?.form === form ? props.filled : null;
  const body = (
    <Form
      id={form}
      action={`${documentAddress(id)}/${act}`}
      refusals={filled?.refusals ?? []}
      values={filled?.values ?? props.values ?? {}}
      {...(act === 'attach' ? { multipart: true } : {})}
    >
      <input type="hidden" name="seen" value={version} />
      {props.children}
      <Actions>
        <Button look={isNext ? 'next' : 'plain'} text={actWords[act].button} />
      </Actions>
    </Form>
  );
  return (
    <Disclosure summary={props.title ?? actWords[act].button} open={isNext || filled !== null}>
      {body}
    </Disclosure>
  );
}
