import { t } from '../kernel/messages.ts';
import type { Agency } from '../organization/schema.ts';
import { StatusBadge } from '../ui/badges.tsx';
import { Actions, Button } from '../ui/buttons.tsx';
import { CheckboxGroup } from '../ui/choices.tsx';
import { Card, Columns, PageTitle, Timeline } from '../ui/content.tsx';
import { TextArea } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { Disclosure } from '../ui/notices.tsx';
import { Say } from '../ui/page.tsx';
import { sectionTones, type RefusedForm, type ReportRights } from './pages-parts.ts';
import { ReportBody } from './report-body.tsx';
import type { ReportView } from './face.ts';
import { openSectionActs, sectionStates, type SectionAct } from './rules.ts';
import type { TemplateSection } from './schema.ts';

type Props = {
  readonly view: ReportView;
  readonly section: TemplateSection;
  readonly rights: ReportRights;
  /** Agencies to which a section can be assigned. */
  readonly agencies: readonly Agency[];
  readonly refused: RefusedForm | null;
};

/** One section: its text as written, how it reads, what is said about it. */
export function SectionPage(props: Props) {
  const { view, section, rights, refused } = props;
  const { report } = view;
  const row = view.sections.get(section.code);
  const state = row?.state ?? 'open';
  const isDraft = report.state === 'draft';
  const open: readonly SectionAct[] = isDraft ? openSectionActs[state] : [];
  const isWriter = rights.isManager || rights.writesFor(row?.agencyIds ?? []);
  const base = `/reports/${report.id}/sections/${section.code}`;
  const failed = refused?.form === 'draft' ? refused : null;
  const shown = { ...view.document, footnotes: view.document.footnotes };
  const own = shown.sections.filter(({ code }) => code === section.code);
  return (
    <>
      <PageTitle
        title={section.heading}
        crumbs={[
          { href: '/reports', text: t('Báo cáo', 'Reports') },
          { href: `/reports/${report.id}`, text: report.title },
        ]}
        beside={<StatusBadge tone={sectionTones[state]} text={sectionStates[state]} />}
      />
      <Columns side={<Side {...props} />}>
        {isWriter && open.includes('draft') ? (
          <Card title={t('Nội dung', 'Text')} icon="pencil">
            <Form
              id="draft"
              action={`${base}/draft`}
              refusals={failed?.refusals ?? []}
              values={failed?.values ?? { text: section.source }}
              class="report-source"
            >
              <input type="hidden" name="seen" value={seenBy(failed, row?.version ?? 0)} />
              <TextArea
                name="text"
                label={t(
                  'Mỗi dòng một câu; dòng trống ngăn các đoạn',
                  'A sentence a line; an empty line between paragraphs',
                )}
                rows={14}
              />
              <Actions>
                <Button look="next" icon="save" text={t('Lưu bản thảo', 'Save the draft')} />
              </Actions>
            </Form>
            <SyntaxHelp />
          </Card>
        ) : null}
        <Card title={t('Bản đọc', 'As it reads')} icon="eye">
          <ReportBody document={{ ...shown, sections: own, footnotes: footnotesOf(view, section.code) }} />
        </Card>
      </Columns>
    </>
  );
}

/** After a refusal the version that the writer had read: what somebody else saved meanwhile is not written over unseen. */
function seenBy(failed: RefusedForm | null, version: number): string {
  const seen = failed?.values['seen'];
  return typeof seen === 'string' ? seen : String(version);
}

function footnotesOf({ document }: ReportView, code: string): ReportView['document']['footnotes'] {
  const runs = document.sections
    .filter((section) => section.code === code)
    .flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'paragraph' ? block.runs : [])));
  const numbers = new Set(runs.flatMap((run) => (run.kind === 'footnote' ? [run.number] : [])));
  return document.footnotes.filter(({ number }) => numbers.has(number));
}

function Side({ view, section, rights, agencies, refused }: Props) {
  const { report } = view;
  const row = view.sections.get(section.code);
  const state = row?.state ?? 'open';
  const isDraft = report.state === 'draft';
  const open: readonly SectionAct[] = isDraft ? openSectionActs[state] : [];
  const base = `/reports/${report.id}/sections/${section.code}`;
  const isWriter = rights.isManager || rights.writesFor(row?.agencyIds ?? []);
  const comments = view.comments.filter((comment) => comment.section === section.code);
  const of = (form: string) => (refused?.form === form ? refused : null);
  return (
    <>
      {isWriter && open.includes('submit') ? (
        <Move
          base={base}
          act="submit"
          text={t('Gửi duyệt', 'Send for approval')}
          icon="send"
          refused={of('move')}
        />
      ) : null}
      {rights.isManager && open.includes('approve') ? (
        <Move
          base={base}
          act="approve"
          text={t('Duyệt mục này', 'Approve this section')}
          icon="check"
          refused={of('move')}
        />
      ) : null}
      {rights.isManager && open.includes('return') ? (
        <Move
          base={base}
          act="return"
          text={t('Trả lại để sửa', 'Return for changes')}
          icon="corner-up-left"
          refused={of('move')}
          withNote
        />
      ) : null}
      {rights.isManager && isDraft ? (
        <Card title={t('Giao cho cơ quan', 'Assigned to')} icon="building">
          <Form
            id="assign"
            action={`${base}/assign`}
            refusals={of('assign')?.refusals ?? []}
            values={{ agencies: (row?.agencyIds ?? []).map(String) }}
          >
            <Disclosure
              summary={t(
                `${row?.agencyIds.length ?? 0} cơ quan được giao`,
                `${row?.agencyIds.length ?? 0} agencies assigned`,
              )}
              open={of('assign') !== null}
            >
              <CheckboxGroup
                name="agencies"
                label={t('Cơ quan soạn mục này', 'Agencies that write this section')}
                choices={agencies.map(({ id, name, nameEn }) => ({
                  value: String(id),
                  label: t(name, nameEn === '' ? name : nameEn),
                }))}
              />
              <Actions>
                <Button text={t('Lưu', 'Save')} icon="save" />
              </Actions>
            </Disclosure>
          </Form>
        </Card>
      ) : null}
      <Card title={t('Góp ý', 'Comments')} icon="message-square">
        {comments.length === 0 ? (
          <p class="text-soft">
            <Say text={t('Chưa có góp ý.', 'No comments yet.')} />
          </p>
        ) : (
          <Timeline
            label={t('Góp ý', 'Comments')}
            entries={comments.map(({ id, at, text, by }) => ({
              id: String(id),
              at,
              title: text,
              by,
              state: 'done',
            }))}
          />
        )}
        {report.state === 'published' ? null : (
          <Form
            id="comment"
            action={`${base}/comment`}
            refusals={of('comment')?.refusals ?? []}
            values={of('comment')?.values ?? {}}
          >
            <TextArea name="text" label={t('Góp ý của bạn', 'Your comment')} rows={3} required />
            <Actions>
              <Button text={t('Gửi góp ý', 'Send')} icon="send" />
            </Actions>
          </Form>
        )}
      </Card>
    </>
  );
}

function Move(props: {
  base: string;
  act: Exclude<SectionAct, 'draft'>;
  text: ReturnType<typeof t>;
  icon: 'send' | 'check' | 'corner-up-left';
  refused: RefusedForm | null;
  withNote?: boolean;
}) {
  const { base, act, text, icon, refused, withNote = false } = props;
  return (
    <Card>
      <Form
        id={act}
        action={`${base}/move`}
        refusals={refused?.refusals ?? []}
        values={refused?.values ?? {}}
      >
        <input type="hidden" name="act" value={act} />
        {withNote ? <TextArea name="note" label={t('Lý do', 'Reason')} rows={2} required /> : null}
        <Actions>
          <Button text={text} icon={icon} />
        </Actions>
      </Form>
    </Card>
  );
}

const examples: readonly (readonly [string, ReturnType<typeof t>])[] = [
  ['{dossier.total}', t('số liệu của chỉ tiêu, theo kỳ báo cáo', 'a figure of the period')],
  ['{dossier.lateShare|decimals=1}', t('một chữ số sau dấu phẩy', 'one digit after the comma')],
  [
    '{dossier.received|compare=last-year|noun=hồ sơ}',
    t('tăng, giảm so với cùng kỳ năm trước', 'how it moved since last year'),
  ],
  ['{survey.people|year=2014}', t('số liệu của một năm khác', 'of another year')],
  ['{communication.scripts|agency=H13.25}', t('số liệu của một cơ quan', 'of one agency')],
  ['[[, trong đó {x} quá hạn]]', t('vế được bỏ khi chưa có số liệu', 'a clause left out without data')],
  ['[^Theo báo cáo …]', t('chú thích cuối trang', 'a footnote')],
];

function SyntaxHelp() {
  return (
    <Disclosure summary={t('Cách chèn số liệu', 'How to put in figures')}>
      <dl class="facts facts-1">
        {examples.map(([source, meaning]) => (
          <div key={source}>
            <dt>
              <code>{source}</code>
            </dt>
            <dd>
              <Say text={meaning} />
            </dd>
          </div>
        ))}
      </dl>
      <p>
        <a href="/indicators">
          <Say text={t('Danh mục chỉ tiêu và mã', 'Catalogue of indicators and codes')} />
        </a>
      </p>
    </Disclosure>
  );
}
