import { t, type Text } from '../kernel/messages.ts';
import type { Choice } from './choices.tsx';
import { Combobox } from './combobox.tsx';
import { FieldGroup } from './form.tsx';
import { Disclosure } from './notices.tsx';
import { seatNames } from './people.ts';

export type PeopleFieldsProps = {
  /** Part of the form: its inputs are `name.m0`, `name.m1`… */
  readonly name: string;
  readonly title: Text;
  readonly label: (number: number) => Text;
  readonly more: Text;
  readonly count: number;
  /** The first of them are always in sight, the others behind a button. */
  readonly shown: number;
  readonly required?: number;
  /** Whom typed words fit, by input, to choose from without script. */
  readonly found: ReadonlyMap<string, readonly Choice[]>;
};

/** Several people, each found by name; read by `readPeople`. */
export function PeopleFields({ required = 0, ...props }: PeopleFieldsProps) {
  const { found, shown } = props;
  const names = seatNames(props.count);
  const seat = (name: string, index: number) => {
    const choices = found.get(name);
    return (
      <Combobox
        key={name}
        name={`${props.name}.${name}`}
        source="/registers/people"
        label={props.label(index + 1)}
        required={index < required}
        {...(choices === undefined ? {} : { found: choices })}
      />
    );
  };
  const isMoreUsed = names.slice(shown).some((name) => found.has(name));
  return (
    <FieldGroup
      title={props.title}
      hint={t(
        'Gõ họ tên, có dấu hay không dấu đều được, rồi chọn.',
        'Type a name, with or without diacritics, and choose.',
      )}
    >
      <div class="grid gap-4 md:grid-cols-3">{names.slice(0, shown).map(seat)}</div>
      <Disclosure summary={props.more} open={isMoreUsed}>
        <div class="grid gap-4 md:grid-cols-3">
          {names.slice(shown).map((name, index) => seat(name, index + shown))}
        </div>
      </Disclosure>
    </FieldGroup>
  );
}
