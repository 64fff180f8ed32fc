import type { Indicators } from '../indicators/indicators.ts';
import type { Refusal } from '../kernel/errors.ts';
import { t, type Language } from '../kernel/messages.ts';
import { StatusBadge } from '../ui/badges.tsx';
import { Actions, Button, LinkButton } from '../ui/buttons.tsx';
import { FileField } from '../ui/choices.tsx';
import { Card, DefinitionList, PageTitle } from '../ui/content.tsx';
import { formatNumber } from '../ui/format.ts';
import { ErrorSummary, Form } from '../ui/form.tsx';
import { Alert, Confirm } from '../ui/notices.tsx';
import { useLanguage, useSay } from '../ui/page.tsx';
import { DataTable, type Column } from '../ui/table.tsx';
import { describeRule } from './describe.ts';
import { homeCrumb, setsCrumb } from './pages-sets.tsx';
import { indicatorsIn } from './rules.ts';
import type { Item, SetContent } from './schema.ts';
import type { SetProblem } from './set-checks.ts';
import { depthOf, leavesOf } from './set-tree.ts';
import type { CriteriaSet } from './store-sets.ts';
import { levelWords, words } from './words.ts';

export type SetPageProps = {
  readonly set: CriteriaSet;
  readonly content: SetContent;
  readonly problems: readonly SetProblem[];
  readonly canManage: boolean;
  readonly refusals: readonly Refusal[];
  readonly indicators: Pick<Indicators, 'find'>;
};

/** A set: as published for everybody, its draft for who manages it. */
export function SetPage(props: SetPageProps) {
  const { set, content, problems, canManage, refusals } = props;
  const say = useSay();
  const language = useLanguage();
  const isDraft = canManage && set.draft !== null;
  const whole = problems.filter(({ code }) => code === null);
  return (
    <>
      <PageTitle
        title={t(
          `Bộ tiêu chí ${levelWords[set.level].vi.toLowerCase()} năm ${set.year}`,
          `Criteria of ${levelWords[set.level].en.toLowerCase()}, ${set.year}`,
        )}
        crumbs={[homeCrumb, setsCrumb]}
        beside={
          isDraft ? (
            <StatusBadge tone="working" text={t('Bản nháp', 'Draft')} />
          ) : (
            <StatusBadge tone="done" text={t('Đã công bố', 'Published')} />
          )
        }
      >
        <LinkButton
          href={`/reform-index/sets/${set.id}/excel`}
          icon="download"
          download
          text={t('Xuất Excel', 'Excel')}
        />
        {canManage ? (
          <LinkButton
            href={`/reform-index/sets/${set.id}/item`}
            icon="plus"
            text={t('Thêm lĩnh vực', 'Add an area')}
          />
        ) : null}
      </PageTitle>
      <ErrorSummary refusals={refusals} />
      {isDraft ? <DraftBar {...props} /> : null}
      {whole.length === 0 ? null : (
        <Alert kind="warning" title={t('Cả bộ tiêu chí', 'The set as a whole')}>
          <ul>
            {whole.map(({ text }) => (
              <li key={text.vi}>{say(text)}</li>
            ))}
          </ul>
        </Alert>
      )}
      <Card>
        <DataTable
          caption={words.criterion}
          compact
          rows={content.items}
          rowKey={({ code }) => code}
          columns={columnsOf(props, language)}
        />
      </Card>
      <Card title={t('Thông tin chung', 'General')}>
        <DefinitionList
          columns={3}
          facts={[
            { term: t('Tổng điểm', 'Total'), value: formatNumber(content.total, language) },
            {
              term: t('Tiêu chí chấm điểm', 'Scored criteria'),
              value: String(leavesOf(content.items).length),
            },
            { term: t('Căn cứ', 'Legal basis'), value: content.legalBasis },
            {
              term: words.grade,
              value: content.grades
                .map(
                  ({ from, name, nameEn }) =>
                    `${language === 'en' && nameEn !== '' ? nameEn : name} ≥ ${formatNumber(from, language)}`,
                )
                .join(' · '),
            },
          ]}
        />
        {canManage ? (
          <Actions>
            <LinkButton
              href={`/reform-index/sets/${set.id}/settings`}
              icon="pencil"
              text={t('Sửa thông tin chung', 'Change these')}
            />
          </Actions>
        ) : null}
      </Card>
      {canManage ? <ImportCard set={set} /> : null}
    </>
  );
}

function DraftBar({ set, problems }: SetPageProps) {
  const seen = set.draft?.revision ?? 0;
  const small = (action: string, text: ReturnType<typeof t>, icon: 'undo-2' | 'trash-2') => (
    <Form action={`/reform-index/sets/${set.id}/${action}`} id={action}>
      <input type="hidden" name="seen" value={seen} />
      <Button icon={icon} text={text} />
    </Form>
  );
  return (
    <Alert
      kind={problems.length === 0 ? 'note' : 'warning'}
      title={
        problems.length === 0
          ? t('Bản nháp đã đủ điều kiện công bố', 'The draft can be published')
          : t(
              `Bản nháp còn ${problems.length} chỗ cần sửa, ghi bên cạnh từng dòng`,
              `${problems.length} things to correct, each beside its row`,
            )
      }
    >
      <div class="flex flex-wrap items-start gap-3 pt-2">
        {problems.length === 0 ? (
          <Form action={`/reform-index/sets/${set.id}/publish`} id="publish">
            <input type="hidden" name="seen" value={seen} />
            <Button look="next" icon="check" text={t('Công bố bộ tiêu chí', 'Publish the set')} />
          </Form>
        ) : null}
        {small('undo', t('Hoàn tác bước vừa rồi', 'Undo the last change'), 'undo-2')}
        {set.version === null ? null : (
          <Confirm
            look="danger"
            icon="trash-2"
            text={t('Bỏ bản nháp', 'Discard the draft')}
            question={t(
              'Mọi thay đổi chưa công bố sẽ mất; bản đã công bố giữ nguyên.',
              'All unpublished changes are lost; the published version stays.',
            )}
          >
            {small('discard', t('Bỏ bản nháp', 'Discard the draft'), 'trash-2')}
          </Confirm>
        )}
      </div>
    </Alert>
  );
}

const indents = ['font-semibold', 'pl-4', 'pl-9'];

function columnsOf(
  { set, problems, canManage, indicators }: SetPageProps,
  language: Language,
): Column<Item>[] {
  const columns: Column<Item>[] = [
    { key: 'code', title: t('Mã', 'Code'), width: 'fit', cell: ({ code }) => code },
    {
      key: 'name',
      title: words.criterion,
      heads: true,
      cell: (item) => (
        <NameCell
          item={item}
          language={language}
          problems={problems.filter(({ code }) => code === item.code)}
        />
      ),
    },
    {
      key: 'points',
      title: words.points,
      align: 'end',
      width: 'fit',
      cell: ({ points }) => formatNumber(points, language),
    },
    {
      key: 'rule',
      title: t('Cách chấm', 'Rule'),
      cell: ({ code, rule }) =>
        depthOf(code) === 0 || rule === null ? '' : <RuleCell rule={rule} indicators={indicators} />,
    },
  ];
  if (!canManage) return columns;
  return [
    ...columns,
    {
      key: 'edit',
      title: t('Sửa', 'Edit'),
      width: 'fit',
      cell: ({ code }) => (
        <span class="flex gap-1">
          <LinkButton
            look="quiet"
            size="small"
            iconOnly
            icon="pencil"
            href={`/reform-index/sets/${set.id}/item?code=${code}`}
            text={t(`Sửa, chuyển, xóa ${code}`, `Change, move or remove ${code}`)}
          />
          {depthOf(code) < 2 ? (
            <LinkButton
              look="quiet"
              size="small"
              iconOnly
              icon="plus"
              href={`/reform-index/sets/${set.id}/item?under=${code}`}
              text={t(`Thêm bên dưới ${code}`, `Add below ${code}`)}
            />
          ) : null}
        </span>
      ),
    },
  ];
}

function NameCell({
  item,
  problems,
  language,
}: {
  item: Item;
  problems: readonly SetProblem[];
  language: Language;
}) {
  const say = useSay();
  return (
    <div class={indents[depthOf(item.code)] ?? ''}>
      {language === 'en' && item.nameEn !== '' ? item.nameEn : item.name}
      {problems.map(({ text }) => (
        <p key={text.vi} class="error font-normal">
          {say(text)}
        </p>
      ))}
    </div>
  );
}

/** How points are given, and the figures they come from; a formula names its figures by code, so the codes stand there too. */
function RuleCell({ rule, indicators }: { rule: Item['rule'] } & Pick<SetPageProps, 'indicators'>) {
  const say = useSay();
  return (
    <>
      {say(describeRule(rule))}
      {indicatorsIn(rule).map((code) => (
        <span key={code} class="block text-soft">
          <a href={`/indicators/${encodeURIComponent(code)}`}>{say(indicators.find(code)?.title ?? code)}</a>
          {rule?.kind === 'formula' ? ` (${code})` : null}
        </span>
      ))}
    </>
  );
}

function ImportCard({ set }: { set: CriteriaSet }) {
  return (
    <Card title={t('Thay bằng tệp Excel', 'Replace by an Excel file')} icon="upload">
      <Form action={`/reform-index/sets/${set.id}/import`} id="import" multipart>
        <input type="hidden" name="seen" value={set.draft?.revision ?? 0} />
        <FileField
          name="file"
          label={t('Tệp .xlsx theo mẫu', 'A .xlsx file like the template')}
          hint={t(
            'Nội dung tệp thành bước mới của bản nháp; hoàn tác được.',
            'Its content becomes the next step of the draft; it can be undone.',
          )}
          accept=".xlsx"
          multiple={false}
        />
        <Actions>
          <Button icon="upload" text={t('Nhập vào bản nháp', 'Read into the draft')} />
        </Actions>
      </Form>
    </Card>
  );
}
