import { t } from '../kernel/messages.ts';
import { Select } from '../ui/choices.tsx';
import { DateField } from '../ui/fields.tsx';

/** The bounds of a period. */
export function PeriodFields() {
  return (
    <>
      <DateField name="from" label={t('Từ ngày', 'From')} />
      <DateField name="to" label={t('Đến ngày', 'To')} />
    </>
  );
}

/** The past day whose knowledge is asked for. */
export function AsOfField() {
  return <DateField name="asOf" label={t('Theo số liệu đã ghi đến hết ngày', 'As known at the end of')} />;
}

/** One of the agencies a person may see; who sees one alone has nothing to choose. */
export function AgencyField({
  agencies,
}: {
  readonly agencies: readonly { readonly id: number; readonly name: string }[];
}) {
  if (agencies.length < 2) return null;
  return (
    <Select
      name="agency"
      label={t('Cơ quan', 'Agency')}
      choices={agencies.map(({ id, name }) => ({ value: String(id), label: name }))}
      empty={t('Toàn phạm vi được xem', 'All you may see')}
    />
  );
}
