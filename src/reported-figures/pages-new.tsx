import { reformAreas, type Indicator, type ReformArea } from '../indicators/schema.ts';
import type { Refusal } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import type { AgencyLevel } from '../organization/schema.ts';
import { Actions, Button, LinkButton } from '../ui/buttons.tsx';
import { CheckboxGroup } from '../ui/choices.tsx';
import { Card, PageTitle } from '../ui/content.tsx';
import { DateField, TextArea, TextField } from '../ui/fields.tsx';
import { FieldRow, Form } from '../ui/form.tsx';
import { Disclosure } from '../ui/notices.tsx';
import { useSay } from '../ui/page.tsx';
import { rootCrumb } from './parts.tsx';
import { words } from './words.ts';

export const levelChoices: readonly { value: AgencyLevel; label: ReturnType<typeof t> }[] = [
  { value: 'commune', label: t('Phường, xã, thị trấn', 'Communes') },
  { value: 'district', label: t('Quận, huyện', 'Districts') },
  { value: 'city', label: t('Sở, ngành thành phố', 'Departments of the city') },
];

/** The form by which the reform office opens a collection. */
export function NewCollectionPage({
  indicators,
  refusals = [],
  values,
}: {
  indicators: readonly Indicator[];
  refusals?: readonly Refusal[];
  values: Readonly<Record<string, unknown>>;
}) {
  return (
    <>
      <PageTitle
        title={t('Mở đợt thu thập số liệu', 'Open a collection of figures')}
        crumbs={[rootCrumb]}
        lead={t(
          'Mỗi cơ quan được chọn nhận một biểu; số liệu đi từ xã lên huyện rồi lên thành phố, mỗi cấp duyệt một lần.',
          'Each agency chosen gets a form; figures travel from commune to district to city, approved at each level.',
        )}
      />
      <Form action="/reported-figures/new" refusals={refusals} values={values}>
        <Card title={t('Đợt thu thập', 'The collection')}>
          <TextField name="name" label={words.name} required maxLength={200} />
          <FieldRow>
            <DateField name="from" label={t('Kỳ số liệu từ ngày', 'Period from')} required />
            <DateField name="to" label={t('đến hết ngày', 'to')} required />
          </FieldRow>
          <TextArea
            name="guidance"
            label={t('Hướng dẫn', 'Guidance')}
            hint={t('Hiện trên biểu của mọi cơ quan.', 'Shown on every agency’s form.')}
            rows={3}
            maxLength={5000}
          />
        </Card>
        <Card title={t('Cơ quan báo cáo và thời hạn', 'Agencies and deadlines')}>
          <CheckboxGroup
            name="levels"
            label={t('Mọi cơ quan của cấp', 'All agencies of a level')}
            choices={levelChoices}
            columns
          />
          <TextArea
            name="agencies"
            label={t('Và các cơ quan được chọn', 'And chosen agencies')}
            hint={t(
              'Ghi mã cơ quan, cách nhau bằng dấu phẩy, ví dụ H13.02, H13.05.',
              'Codes of agencies, separated by commas.',
            )}
            rows={2}
          />
          <FieldRow>
            <DateField name="commune" label={t('Hạn của cấp xã', 'Communes by')} required />
            <DateField name="district" label={t('Hạn của cấp huyện', 'Districts by')} required />
            <DateField name="city" label={t('Hạn của cấp thành phố', 'City by')} required />
          </FieldRow>
        </Card>
        <IndicatorChoice indicators={indicators} refusals={refusals} values={values} />
        <Actions>
          <Button look="next" icon="send" text={t('Mở đợt và giao biểu', 'Open and hand out the forms')} />
          <LinkButton look="quiet" href="/reported-figures" text={t('Quay lại', 'Back')} />
        </Actions>
      </Form>
    </>
  );
}

/** Indicators by area of the reform, folded unless something in it is chosen. */
function IndicatorChoice({
  indicators,
  refusals,
  values,
}: {
  indicators: readonly Indicator[];
  refusals: readonly Refusal[];
  values: Readonly<Record<string, unknown>>;
}) {
  const say = useSay();
  const said = values['indicators'];
  const chosen = new Set(Array.isArray(said) ? said.map(String) : typeof said === 'string' ? [said] : []);
  const wrong = refusals.filter(({ field }) => field === 'indicators');
  const byArea = Map.groupBy(indicators, ({ area }) => area);
  return (
    <Card title={words.indicators}>
      <div id="f-indicators" tabIndex={-1}>
        {wrong.map(({ text }) => (
          <p class="error" key={text.en}>
            {say(text)}
          </p>
        ))}
        {(Object.keys(reformAreas) as ReformArea[]).flatMap((area) => {
          const own = byArea.get(area) ?? [];
          if (own.length === 0) return [];
          const count = own.filter(({ code }) => chosen.has(code)).length;
          const { vi, en } = reformAreas[area];
          return (
            <Disclosure
              key={area}
              open={count > 0}
              summary={t(
                `${vi} (${own.length} chỉ tiêu${count > 0 ? `, đã chọn ${count}` : ''})`,
                `${en} (${own.length} indicators${count > 0 ? `, ${count} chosen` : ''})`,
              )}
            >
              <fieldset class="field field-full">
                <legend class="sr-only">{say(reformAreas[area])}</legend>
                <div class="choice-cards choice-columns">
                  {own.map(({ code, title, law, from }) => (
                    <label key={code} class="choice-card">
                      <input
                        type="checkbox"
                        class="checkbox"
                        name="indicators"
                        value={code}
                        checked={chosen.has(code)}
                      />
                      <span>
                        <span class="choice-label">{say(title)}</span>
                        <span class="choice-hint">{from.kind === 'reported' ? law : say(isMeasured)}</span>
                      </span>
                    </label>
                  ))}
                </div>
              </fieldset>
            </Disclosure>
          );
        })}
      </div>
    </Card>
  );
}

const isMeasured = t(
  'Hệ thống có số đo được; số báo cáo sẽ được đối chiếu.',
  'The system measures it; what is reported is held against that.',
);
