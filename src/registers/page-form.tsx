import type { Refusal } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import { Actions, Button, LinkButton } from '../ui/buttons.tsx';
import { PageTitle } from '../ui/content.tsx';
import { Form } from '../ui/form.tsx';
import { Fields, standingIn, type FieldsProps } from './form-fields.tsx';
import { draft, type Register } from './schema.ts';

export type FormPageProps = Omit<FieldsProps, 'standing'> & {
  /** The row that is edited; null: a new one. */
  readonly row: { readonly id: number; readonly label: string; readonly state: string } | null;
  readonly version: number;
  readonly values: Readonly<Record<string, unknown>>;
  readonly refusals: readonly Refusal[];
};

/** The form of a row. A draft may be kept as long as what is there can be read. */
export function FormPage({ register, row, version, values, refusals, ...fields }: FormPageProps) {
  const base = `/registers/${register.code}`;
  const isUnfinished = row === null || row.state === draft;
  const title =
    row === null
      ? t(`Thêm ${register.one.vi}`, `New ${register.one.en}`)
      : t(`Sửa: ${row.label}`, `Change: ${row.label}`);
  const back = row === null ? base : `${base}/${row.id}`;
  return (
    <>
      <PageTitle
        title={title}
        crumbs={[
          { href: '/registers', text: t('Sổ theo dõi', 'Registers') },
          { href: base, text: register.title },
        ]}
      />
      <Form action={row === null ? base : back} refusals={refusals} values={values}>
        <input type="hidden" name="version" value={version} />
        <Fields register={register} standing={standingIn(register, values['values'])} {...fields} />
        <Actions>
          <Button
            look="next"
            icon="save"
            text={isUnfinished ? t('Ghi vào sổ', 'Record') : t('Lưu thay đổi', 'Save changes')}
          />
          {isUnfinished ? (
            <Button
              name="draft"
              value="on"
              icon="file-pen"
              text={t('Lưu bản nháp', 'Keep as a draft')}
              formNoValidate
            />
          ) : null}
          {hasConditions(register) ? (
            <noscript>
              <Button
                name="again"
                value="on"
                icon="refresh-cw"
                text={t('Hiện các mục theo lựa chọn', 'Show what my choices ask for')}
                formNoValidate
              />
            </noscript>
          ) : null}
          <LinkButton look="quiet" href={back} text={t('Thôi', 'Cancel')} />
        </Actions>
      </Form>
    </>
  );
}

function hasConditions({ columns }: Register): boolean {
  return Object.values(columns).some(({ when }) => when !== undefined);
}
