import { t } from '../kernel/messages.ts';
import { StatusBadge } from '../ui/badges.tsx';
import { Actions, Button, LinkButton } from '../ui/buttons.tsx';
import { Card, PageTitle } from '../ui/content.tsx';
import { formatDay, formatNumber } from '../ui/format.ts';
import { ErrorSummary, Form } from '../ui/form.tsx';
import { EmptyState, Tabs } from '../ui/lists.tsx';
import { Alert, Progress } from '../ui/notices.tsx';
import { useLanguage, useSay } from '../ui/page.tsx';
import { homeCrumb } from './pages-sets.tsx';
import { LeafRow } from './pages-leaf.tsx';
import { isShown, type SheetMode, type SheetPageProps, type Show } from './sheet-view.ts';
import { StageBadge } from './parts.tsx';
import { dueStages, type Item } from './schema.ts';
import { areaCode, areasOf } from './set-tree.ts';
import { leafOf, selfPoints } from './sheet.ts';
import { keyOf, shownAdjustment } from './sheet-forms.ts';
import { writeAnswer } from './answers.ts';
import { codeTitle, dueWords } from './words.ts';

const actions: Record<SheetMode, string> = {
  score: 'score',
  respond: 'respond',
  appraise: 'appraise',
  settle: 'appraise',
  read: '',
};

/** One agency's sheet: criterion, statement and appraisal side by side; who may, fills in their part. */
export function SheetPage(props: SheetPageProps) {
  const { cycle, agency, state, mode, refused } = props;
  const shown = props.leaves.filter((item) => isShown(props, item, props.show));
  const base = `/reform-index/cycles/${cycle.id}/sheets/${encodeURIComponent(agency.code)}`;
  const areas = areasOf(props.content.items).filter(({ code }) =>
    shown.some((leaf) => areaCode(leaf.code) === code),
  );
  const body =
    shown.length === 0 ? (
      <EmptyState
        icon="circle-check"
        title={t('Không có tiêu chí nào', 'No criteria here')}
        text={t('Không tiêu chí nào khớp cách lọc này.', 'None matches this filter.')}
      />
    ) : (
      areas.map((area) => (
        <AreaCard
          key={area.code}
          area={area}
          items={shown.filter((leaf) => areaCode(leaf.code) === area.code)}
          props={props}
        />
      ))
    );
  return (
    <>
      <PageTitle
        title={agency.name}
        crumbs={[
          homeCrumb,
          { href: `/reform-index/cycles/${cycle.id}`, text: codeTitle(cycle.level, cycle.year) },
        ]}
        beside={
          <>
            <StageBadge stage={cycle.stage} />
            <StatusBadge
              tone={state.submitted ? 'done' : 'working'}
              text={state.submitted ? t('Đã gửi', 'Sent') : t('Chưa gửi', 'Not sent')}
            />
          </>
        }
      >
        <LinkButton href={`${base}/excel`} icon="download" download text={t('Xuất Excel', 'Excel')} />
      </PageTitle>
      {state.handedOver === undefined ? null : (
        <Alert
          text={t(
            `Cơ quan đã kết thúc hoạt động theo ${state.handedOver.decision}; ${props.answers} chấm điểm, gửi phiếu và giải trình tiếp.`,
            `The agency has ended by ${state.handedOver.decision}; ${props.answers} scores, sends and answers for it.`,
          )}
        />
      )}
      <Standing {...props} base={base} />
      <Filters {...props} base={base} />
      {mode === 'read' ? (
        <>
          <ErrorSummary refusals={refused?.refusals ?? []} />
          {body}
        </>
      ) : (
        <Form
          action={`${base}/${actions[mode]}`}
          multipart={mode === 'score'}
          refusals={refused?.refusals ?? []}
          values={{ ...storedValues(props, shown), ...refused?.values }}
        >
          {mode === 'score' ? <input type="hidden" name="form" value="score" /> : null}
          {body}
          <SaveBar mode={mode} />
        </Form>
      )}
    </>
  );
}

function Standing(props: SheetPageProps & { base: string }) {
  const { cycle, leaves, state, mode, isLocked, mayTakeBack, finals, base, content } = props;
  const say = useSay();
  const language = useLanguage();
  const own = leaves.filter(({ rule }) => rule?.kind !== 'survey');
  const scored = own.filter((item) => selfPoints(item, leafOf(state, item.code)) !== null).length;
  const together = [...finals.values()].reduce<number>((sum, points) => sum + (points ?? 0), 0);
  const due = dueStages.find((stage) => stage === cycle.stage);
  return (
    <Card>
      <div class="flex flex-wrap items-center gap-x-8 gap-y-3">
        <p>
          <span class="text-soft">{say(t('Điểm hiện tính', 'Points so far'))}: </span>
          <b>{formatNumber(together, language)}</b> / {formatNumber(content.total, language)}
        </p>
        <p class="flex items-center gap-3">
          <span class="text-soft whitespace-nowrap">{say(t('Đã chấm', 'Scored'))}: </span>
          {scored}/{own.length}
          <Progress
            value={own.length === 0 ? 0 : scored / own.length}
            label={t('Phần đã chấm', 'Part scored')}
          />
        </p>
        {due === undefined ? null : (
          <p>
            <span class="text-soft">{say(dueWords[due])}: </span>
            {formatDay(Temporal.PlainDate.from(cycle.state.deadlines[due]))}
          </p>
        )}
      </div>
      {isLocked && mode === 'read' && due !== undefined ? (
        <Alert
          kind="warning"
          text={t(
            'Đã hết hạn nên phiếu đã khóa. Cần gia hạn thì liên hệ Sở Nội vụ.',
            'The deadline has passed and the sheet is locked. Ask the reform office for an extension.',
          )}
        />
      ) : null}
      <div class="flex flex-wrap gap-3">
        {mayTakeBack ? (
          <Form action={`${base}/take-back`} id="back">
            <Button icon="undo-2" text={t('Rút phiếu về để sửa', 'Take the sheet back')} />
          </Form>
        ) : null}
        {mode === 'score' ? (
          <Form action={`${base}/refill`} id="refill">
            <Button
              icon="refresh-cw"
              look="quiet"
              text={t('Lấy lại số liệu hệ thống', 'Ask the figures again')}
            />
          </Form>
        ) : null}
      </div>
    </Card>
  );
}

function Filters(props: SheetPageProps & { base: string }) {
  const count = (show: Show): number => props.leaves.filter((item) => isShown(props, item, show)).length;
  const tab = (show: Show, text: ReturnType<typeof t>) => ({
    href: show === 'all' ? props.base : `${props.base}?show=${show}`,
    text,
    count: count(show),
    current: props.show === show,
  });
  return (
    <Tabs
      label={t('Lọc tiêu chí', 'Filter the criteria')}
      tabs={[
        tab('all', t('Tất cả', 'All')),
        tab('missing', t('Còn thiếu', 'Missing')),
        tab('changed', t('Bị điều chỉnh', 'Changed by appraisal')),
        tab('disputed', t('Chưa thống nhất', 'Disputed')),
      ]}
    />
  );
}

function AreaCard({ area, items, props }: { area: Item; items: readonly Item[]; props: SheetPageProps }) {
  const language = useLanguage();
  const name = language === 'en' && area.nameEn !== '' ? area.nameEn : area.name;
  return (
    <Card
      id={`area-${area.code}`}
      title={`${area.code}. ${name}`}
      actions={<span class="text-soft">{formatNumber(area.points, language)}</span>}
    >
      <ol class="grid">
        {items.map((item) => (
          <LeafRow key={item.code} item={item} page={props} />
        ))}
      </ol>
    </Card>
  );
}

function SaveBar({ mode }: { mode: Exclude<SheetMode, 'read'> }) {
  const saves = {
    score: t('Lưu', 'Save'),
    respond: t('Gửi ý kiến', 'Send the answers'),
    appraise: t('Lưu thẩm định', 'Save the appraisal'),
    settle: t('Lưu kết luận', 'Save the conclusions'),
  };
  return (
    <div class="sticky bottom-0 z-10 border-t border-line bg-sheet py-3">
      <Actions>
        <Button
          look={mode === 'score' ? 'plain' : 'next'}
          icon="save"
          name="action"
          value="save"
          text={saves[mode]}
        />
        {mode === 'score' ? (
          <Button
            look="next"
            icon="send"
            name="action"
            value="submit"
            text={t('Lưu và gửi phiếu', 'Save and send the sheet')}
          />
        ) : null}
      </Actions>
    </div>
  );
}

/** What stands in the fields when nothing was refused. */
function storedValues({ state, mode }: SheetPageProps, items: readonly Item[]): Record<string, unknown> {
  const entries = items.map((item): [string, Record<string, string>] => {
    const leaf = leafOf(state, item.code);
    if (mode === 'appraise' || mode === 'settle')
      return [
        keyOf(item.code),
        shownAdjustment(item, leaf, mode === 'appraise' ? 'appraisal' : 'settlement'),
      ];
    if (mode === 'respond')
      return [
        keyOf(item.code),
        {
          agrees: leaf.response === null ? '' : leaf.response.agrees ? 'yes' : 'no',
          text: leaf.response?.text ?? '',
        },
      ];
    return [keyOf(item.code), { answer: writeAnswer(leaf.answer), explanation: leaf.explanation }];
  });
  return { leaf: Object.fromEntries(entries) };
}
