import type { ComponentChildren } from 'preact';
import { Icon } from './icon.tsx';
import type { IconName } from './icons.ts';
import { useSay, type Words } from './page.tsx';

/** `next` is the one thing to do next on a page; `plain` the usual; `quiet` in rows and corners; `danger` cannot be undone. */
export type ButtonLook = 'next' | 'plain' | 'quiet' | 'danger';

type Common = {
  text: Words;
  look?: ButtonLook;
  icon?: IconName;
  size?: 'small' | 'usual' | 'large';
  /** Shows the icon alone; the text stays for screen readers and as the tooltip. */
  iconOnly?: boolean;
};

export type ButtonProps = Common & {
  /** Default `submit`. */
  type?: 'submit' | 'button' | 'reset';
  name?: string;
  value?: string;
  /** Sends the form elsewhere than its own action. */
  formAction?: string;
  /** Sends without the browser's own checks, e.g. "save draft". */
  formNoValidate?: boolean;
  /** Id of the form, when the button stands outside it. */
  form?: string;
  disabled?: boolean;
};

export function Button(props: ButtonProps) {
  const say = useSay();
  return (
    <button
      type={props.type ?? 'submit'}
      class={buttonClass(props)}
      name={props.name}
      value={props.value}
      formAction={props.formAction}
      formNoValidate={props.formNoValidate}
      form={props.form}
      disabled={props.disabled}
      title={props.iconOnly ? say(props.text) : undefined}
    >
      <Face {...props} />
    </button>
  );
}

export type LinkButtonProps = Common & {
  href: string;
  /** Offers the target as a file. */
  download?: boolean;
  /** Opens beside this page, e.g. a PDF to print. */
  newWindow?: boolean;
};

export function LinkButton(props: LinkButtonProps) {
  const say = useSay();
  return (
    <a
      class={buttonClass(props)}
      href={props.href}
      download={props.download}
      target={props.newWindow ? '_blank' : undefined}
      rel={props.newWindow ? 'noopener' : undefined}
      title={props.iconOnly ? say(props.text) : undefined}
    >
      <Face {...props} />
    </a>
  );
}

/** Buttons side by side, wrapping on narrow screens; the `next` one first. */
export function Actions({ children }: { children: ComponentChildren }) {
  return <div class="actions">{children}</div>;
}

function Face({ text, icon, iconOnly, size }: Common) {
  const say = useSay();
  return (
    <>
      {icon === undefined ? null : <Icon name={icon} size={size === 'small' ? 16 : 20} />}
      {iconOnly ? <span class="sr-only">{say(text)}</span> : <span>{say(text)}</span>}
    </>
  );
}

function buttonClass({ look = 'plain', size = 'usual', iconOnly }: Common): string {
  const looks = {
    next: 'btn btn-next',
    plain: 'btn btn-plain',
    quiet: 'btn btn-quiet',
    danger: 'btn btn-danger',
  };
  const sizes = { small: ' btn-sm', usual: '', large: ' btn-lg' };
  return looks[look] + sizes[size] + (iconOnly ? ' btn-square' : '');
}
