import { t } from '../kernel/messages.ts';
import type { Choice } from '../ui/choices.tsx';
import { Combobox } from '../ui/combobox.tsx';
import { FieldGroup } from '../ui/form.tsx';
import { Disclosure } from '../ui/notices.tsx';
import { seats, seatsShown } from './members.ts';

/** Seats of a council, each found by name. `found`: whom typed words fit, to choose from without script. */
export function MembersFields({ found }: { found: ReadonlyMap<string, readonly Choice[]> }) {
  const seat = (name: string, index: number) => {
    const choices = found.get(name);
    return (
      <Combobox
        key={name}
        name={`members.${name}`}
        source="/registers/people"
        label={t(`Thành viên ${index + 1}`, `Member ${index + 1}`)}
        required={index < 3}
        {...(choices === undefined ? {} : { found: choices })}
      />
    );
  };
  const isMoreUsed = seats.slice(seatsShown).some((name) => found.has(name));
  return (
    <FieldGroup
      title={t('Thành viên hội đồng', 'Members of the council')}
      hint={t(
        'Gõ họ tên, có dấu hay không dấu đều được, rồi chọn.',
        'Type a name, with or without diacritics, and choose.',
      )}
    >
      <div class="grid gap-4 md:grid-cols-3">{seats.slice(0, seatsShown).map(seat)}</div>
      <Disclosure summary={t('Thêm thành viên', 'More members')} open={isMoreUsed}>
        <div class="grid gap-4 md:grid-cols-3">
          {seats.slice(seatsShown).map((name, index) => seat(name, index + seatsShown))}
        </div>
      </Disclosure>
    </FieldGroup>
  );
}
