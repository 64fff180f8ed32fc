import { t } from '../kernel/messages.ts';
import { Actions, Button } from '../ui/buttons.tsx';
import { Checkbox, Select } from '../ui/choices.tsx';
import { Card, Columns, PageTitle } from '../ui/content.tsx';
import { NumberField, TextArea, TextField } from '../ui/fields.tsx';
import { FieldRow, Form } from '../ui/form.tsx';
import { Alert, Confirm } from '../ui/notices.tsx';
import { useLanguage, useSay } from '../ui/page.tsx';
import { homeCrumb, setsCrumb, type RefusedForm } from './pages-sets.tsx';
import { decimal, parameterHints, writeRule } from './rule-text.ts';
import type { Item, SetContent } from './schema.ts';
import type { SetProblem } from './set-checks.ts';
import { depthOf, isLeaf, isWithin } from './set-tree.ts';
import type { CriteriaSet } from './store-sets.ts';
import { levelWords, ruleWords, unitWords } from './words.ts';

export type KnownIndicator = { readonly code: string; readonly title: ReturnType<typeof t> };

export type ItemPageProps = {
  readonly set: CriteriaSet;
  readonly content: SetContent;
  /** Null: a new one. */
  readonly item: Item | null;
  readonly under: string | null;
  readonly problems: readonly SetProblem[];
  readonly indicators: readonly KnownIndicator[];
  readonly refused: RefusedForm | null;
};

/** The form of one criterion: what it is, how it is scored, where it stands. */
export function ItemPage(props: ItemPageProps) {
  const { set, content, item, under, problems } = props;
  const say = useSay();
  const setTitle = `${say(levelWords[set.level])} ${set.year}`;
  const title =
    item === null
      ? under === null
        ? t('Thêm lĩnh vực', 'New area')
        : t(`Thêm tiêu chí dưới ${under}`, `New criterion below ${under}`)
      : t(`Sửa ${item.code}`, `Change ${item.code}`);
  return (
    <>
      <PageTitle
        title={title}
        crumbs={[homeCrumb, setsCrumb, { href: `/reform-index/sets/${set.id}`, text: setTitle }]}
      />
      {problems.length === 0 ? null : (
        <Alert kind="warning">
          <ul>
            {problems.map(({ text }) => (
              <li key={text.vi}>{say(text)}</li>
            ))}
          </ul>
        </Alert>
      )}
      {item === null ? (
        <ItemForm {...props} />
      ) : (
        <Columns side={<Place set={set} content={content} item={item} />}>
          <ItemForm {...props} />
        </Columns>
      )}
    </>
  );
}

function ItemForm({ set, content, item, under, indicators, refused }: ItemPageProps) {
  const language = useLanguage();
  const depth = item === null ? (under === null ? 0 : depthOf(under) + 1) : depthOf(item.code);
  const isScored = depth > 0 && (item === null || isLeaf(content.items, item.code));
  const rule = writeRule(item?.rule ?? null);
  const stored =
    item === null
      ? {}
      : {
          name: item.name,
          nameEn: item.nameEn,
          points: decimal(item.points),
          needsEvidence: item.needsEvidence,
          guidance: item.guidance,
          ...rule,
        };
  return (
    <Card>
      <Form
        action={`/reform-index/sets/${set.id}/item`}
        refusals={refused?.refusals ?? []}
        values={refused?.values ?? stored}
      >
        <input type="hidden" name="seen" value={set.draft?.revision ?? 0} />
        <input type="hidden" name="code" value={item?.code ?? ''} />
        <input type="hidden" name="under" value={under ?? ''} />
        <TextField name="name" label={t('Tên tiêu chí', 'Name')} required autofocus />
        <TextField name="nameEn" label={t('Tên tiếng Anh', 'Name in English')} />
        <NumberField
          name="points"
          label={t('Điểm tối đa', 'Maximum')}
          decimal
          required
          hint={t('Điểm trừ, điểm thưởng: ghi 0', 'Penalties and bonuses: 0')}
        />
        {isScored ? (
          <>
            <FieldRow>
              <Select
                name="kind"
                label={t('Cách chấm', 'Rule')}
                choices={Object.entries(ruleWords).map(([, text]) => ({ value: text.vi, label: text }))}
              />
              <Select
                name="indicator"
                label={t('Chỉ tiêu', 'Indicator')}
                hint={t(
                  'Hệ thống tự điền số; để trống thì cơ quan tự khai.',
                  'The system fills it in; empty: the agency states it.',
                )}
                empty={t('Cơ quan tự khai', 'Stated by the agency')}
                choices={indicators.map(({ code, title }) => ({
                  value: code,
                  label: `${title[language]} (${code})`,
                }))}
              />
              <Select
                name="unit"
                label={t('Đơn vị (theo bậc)', 'Unit (tiers)')}
                choices={Object.values(unitWords).map((text) => ({ value: text.vi, label: text }))}
                empty={t('Không dùng', 'None')}
              />
            </FieldRow>
            <TextArea name="parameters" label={t('Tham số', 'Parameters')} rows={5} />
            <dl class="grid gap-1 text-[0.9375em] text-soft">
              {(Object.keys(ruleWords) as (keyof typeof ruleWords)[]).map((kind) => (
                <div key={kind}>
                  <dt class="inline font-semibold">{ruleWords[kind][language]}: </dt>
                  <dd class="inline">{parameterHints[kind][language]}</dd>
                </div>
              ))}
            </dl>
            <Checkbox name="needsEvidence" label={t('Cần tài liệu kiểm chứng', 'Evidence is needed')} />
            <TextArea name="guidance" label={t('Hướng dẫn chấm', 'Guidance')} rows={3} />
          </>
        ) : null}
        <Actions>
          <Button
            look="next"
            icon="save"
            text={
              item === null
                ? t('Thêm vào bản nháp', 'Add to the draft')
                : t('Lưu vào bản nháp', 'Save to the draft')
            }
          />
        </Actions>
      </Form>
    </Card>
  );
}

function Place({ set, content, item }: { set: CriteriaSet; content: SetContent; item: Item }) {
  const places = content.items.filter(({ code }) => depthOf(code) < 2 && !isWithin(code, item.code));
  const hidden = (
    <>
      <input type="hidden" name="seen" value={set.draft?.revision ?? 0} />
      <input type="hidden" name="code" value={item.code} />
    </>
  );
  return (
    <Card title={t('Vị trí', 'Place')} icon="arrow-down-up">
      <Form action={`/reform-index/sets/${set.id}/place`} id="move">
        {hidden}
        <Actions>
          <Button name="where" value="up" icon="arrow-up" text={t('Lên', 'Up')} />
          <Button name="where" value="down" icon="arrow-down" text={t('Xuống', 'Down')} />
        </Actions>
      </Form>
      <Form action={`/reform-index/sets/${set.id}/place`} id="under">
        {hidden}
        <Select
          name="under"
          label={t('Chuyển vào dưới', 'Move below')}
          empty={t('Thành một lĩnh vực', 'Make it an area')}
          choices={places.map(({ code, name }) => ({ value: code, label: `${code} ${name}` }))}
        />
        <Actions>
          <Button name="where" value="under" icon="corner-up-left" text={t('Chuyển', 'Move')} />
        </Actions>
      </Form>
      <Confirm
        look="danger"
        icon="trash-2"
        text={t('Xóa', 'Remove')}
        question={t(
          `Xóa ${item.code} và mọi tiêu chí bên dưới khỏi bản nháp; hoàn tác được.`,
          `Removes ${item.code} and all below it from the draft; it can be undone.`,
        )}
      >
        <Form action={`/reform-index/sets/${set.id}/place`} id="remove">
          {hidden}
          <Button look="danger" name="where" value="remove" icon="trash-2" text={t('Xóa', 'Remove')} />
        </Form>
      </Confirm>
    </Card>
  );
}

/** Total, legal basis and grades of a set. */
export function SettingsPage({
  set,
  content,
  refused,
}: {
  set: CriteriaSet;
  content: SetContent;
  refused: RefusedForm | null;
}) {
  const say = useSay();
  const grades = content.grades
    .map(({ from, name, nameEn }) => `${decimal(from)}: ${name}${nameEn === '' ? '' : ` | ${nameEn}`}`)
    .join('\n');
  const stored = { total: decimal(content.total), legalBasis: content.legalBasis, grades };
  return (
    <>
      <PageTitle
        title={t('Thông tin chung của bộ tiêu chí', 'General facts of the set')}
        crumbs={[
          homeCrumb,
          setsCrumb,
          { href: `/reform-index/sets/${set.id}`, text: `${say(levelWords[set.level])} ${set.year}` },
        ]}
      />
      <Card>
        <Form
          action={`/reform-index/sets/${set.id}/settings`}
          refusals={refused?.refusals ?? []}
          values={refused?.values ?? stored}
        >
          <input type="hidden" name="seen" value={set.draft?.revision ?? 0} />
          <NumberField name="total" label={t('Tổng điểm', 'Total')} decimal required />
          <TextArea name="legalBasis" label={t('Căn cứ', 'Legal basis')} rows={3} />
          <TextArea
            name="grades"
            label={t('Xếp loại', 'Grades')}
            rows={6}
            hint={t(
              'Mỗi dòng một mức, từ cao xuống thấp: "90: Xuất sắc | Excellent"; mức cuối từ 0.',
              'A line each, highest first: "90: Xuất sắc | Excellent"; the last begins at 0.',
            )}
          />
          <Actions>
            <Button look="next" icon="save" text={t('Lưu vào bản nháp', 'Save to the draft')} />
          </Actions>
        </Form>
      </Card>
    </>
  );
}
