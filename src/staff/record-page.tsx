import { t } from '../kernel/messages.ts';
import { StatusBadge } from '../ui/badges.tsx';
import { Actions, Button, LinkButton } from '../ui/buttons.tsx';
import { Card, Columns, DefinitionList, PageTitle } from '../ui/content.tsx';
import { TextField } from '../ui/fields.tsx';
import { Form, formValues } from '../ui/form.tsx';
import { Alert, Progress } from '../ui/notices.tsx';
import { useSay } from '../ui/page.tsx';
import { CorrectionsCard } from './record-corrections.tsx';
import { spellsOf, stateOn } from './moves.ts';
import {
  coefficientText,
  incompleteSections,
  lacksOn,
  monthsLost,
  payOn,
  stepDueOn,
} from './record-rules.ts';
import type { RecordProps } from './record-props.ts';
import { PostsCard, SectionCard } from './record-sections.tsx';
import { retiresOn } from './retirement.ts';
import { mandatedSections, sectionNames, sectionOf } from './sections.ts';
import { employmentStates, type Day, type Person } from './schema.ts';
import { dayWords, roomTitle, standardWords } from './words.ts';

/** A personal record, section by section, with posts, completeness and what waits. */
export function RecordPage(props: RecordProps) {
  const { person, standing, isOpen, isOwn, asOf, today } = props;
  const base = `/staff/${person.id}`;
  const day = asOf ?? today;
  const mayEdit = standing.mayEdit && asOf === null && !isOwn;
  return (
    <>
      <PageTitle
        title={standing.fullName}
        crumbs={isOwn ? [] : [{ href: '/staff', text: roomTitle }]}
        lead={`${standing.title}${standing.title === '' ? '' : ' · '}${standing.agency?.name ?? ''}`}
        beside={<StatusBadge tone="working" text={employmentStates[stateOn(spellsOf(person.moves), day)]} />}
      >
        {isOwn ? null : (
          <>
            {!isOpen && standing.mayOpen && asOf === null ? (
              <LinkButton
                icon="eye"
                href={`${base}/open`}
                text={t('Mở phần nhạy cảm', 'Open sensitive parts')}
              />
            ) : null}
            {standing.mayOpen ? (
              <LinkButton
                icon="printer"
                href={`${base}/2c.pdf`}
                text={t('In mẫu 2C', 'Print form 2C')}
                newWindow
              />
            ) : null}
            <LinkButton icon="history" href={`${base}/history`} text={t('Lịch sử', 'History')} />
            {props.seesLooks ? (
              <LinkButton icon="eye" href={`${base}/looks`} text={t('Ai đã xem', 'Who looked')} />
            ) : null}
          </>
        )}
      </PageTitle>
      {asOf === null ? null : (
        <Alert
          kind="note"
          text={t(
            `Hồ sơ như đã ghi đến hết ngày ${dayWords(asOf)}.`,
            `The record as known at the end of ${dayWords(asOf)}.`,
          )}
        />
      )}
      {isOpen && !isOwn ? (
        <Alert
          kind="note"
          text={t(
            'Phần nhạy cảm đang mở; lần mở này đã được ghi lại.',
            'Sensitive parts are open; this look has been recorded.',
          )}
        />
      ) : null}
      <Columns
        side={
          <>
            {props.children}
            <CompletenessCard person={person} base={mayEdit ? base : null} />
            <AheadCard person={person} day={day} isOpen={isOpen} />
            {isOwn ? null : <CorrectionsCard {...props} />}
            {mayEdit ? <LinkCard {...props} /> : null}
          </>
        }
      >
        <PostsCard {...props} mayEdit={mayEdit} />
        {sectionNames.map((name) => (
          <SectionCard key={name} name={name} {...props} mayEdit={mayEdit} />
        ))}
      </Columns>
    </>
  );
}

function CompletenessCard({ person, base }: { person: Person; base: string | null }) {
  const open = incompleteSections(person);
  const say = useSay();
  const done = (mandatedSections.length - open.length) / mandatedSections.length;
  return (
    <Card title={t('Mức độ cập nhật', 'Completeness')} icon="square-check">
      <Progress value={done} label={t('Phần bắt buộc đã đủ', 'Mandated parts complete')} />
      {open.length === 0 ? (
        <p>
          {say(
            t(
              `Hồ sơ đã đủ từ ngày ${dayWords(person.enteredOn)}.`,
              `Complete since ${dayWords(person.enteredOn)}.`,
            ),
          )}
        </p>
      ) : (
        <ul class="grid gap-1">
          {open.map((name) => (
            <li key={name}>
              {base === null ? (
                say(sectionOf(name).title)
              ) : (
                <a href={`${base}/sections/${name}`}>{say(sectionOf(name).title)}</a>
              )}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function AheadCard({ person, day, isOpen }: { person: Person; day: Day; isOpen: boolean }) {
  const say = useSay();
  const last = spellsOf(person.moves).at(-1);
  // Nothing lies ahead of who has left.
  if (last !== undefined && last.to !== null && last.to < day) return null;
  const { birthOn = '', gender = '' } = person.sheets['identity'] ?? {};
  const retires = retiresOn(birthOn, gender);
  const pay = payOn(person, day);
  const kind = last?.post.kind ?? 'civil-servant';
  const lacks = lacksOn(person, kind, pay.grade, day);
  const lost = monthsLost(person, kind, pay.from, day);
  const facts = [
    ...(retires === null
      ? []
      : [{ term: t('Đủ tuổi nghỉ hưu từ', 'Retirement age from'), value: dayWords(retires) }]),
    ...(isOpen && pay.grade !== ''
      ? [
          {
            term: t('Hệ số lương hiện hưởng', 'Pay coefficient'),
            value: coefficientText(pay.grade, pay.step),
          },
          {
            term: t('Đến hạn nâng bậc', 'Next step due'),
            value:
              dayWords(stepDueOn(person, kind, day)) +
              (lost === 0 ? '' : say(t(` (đã kéo dài ${lost} tháng)`, ` (put off by ${lost} months)`))),
          },
        ]
      : []),
    ...lacks.map((one) => ({
      term: t('Tiêu chuẩn', 'Standard'),
      value: say(standardWords[one] ?? t(one, one)),
    })),
  ];
  return facts.length === 0 ? null : (
    <Card title={t('Sắp tới', 'Ahead')} icon="calendar-clock">
      <DefinitionList facts={facts} columns={1} />
    </Card>
  );
}

function LinkCard({ person, refused }: RecordProps) {
  const form = refused?.form === 'account' ? refused : null;
  return (
    <Card title={t('Tài khoản', 'Account')} icon="user-cog">
      <Form
        id="account"
        action={`/staff/${person.id}/account`}
        refusals={form?.refusals ?? []}
        values={formValues(form?.values ?? {})}
      >
        <input type="hidden" name="seen" value={person.version} />
        <TextField
          name="username"
          label={t('Tên đăng nhập của người này', 'User name of this person')}
          hint={
            person.accountId === null
              ? t(
                  'Chưa gắn; gắn để người này tự xem hồ sơ',
                  'Not linked; linked, the person sees the own record',
                )
              : t('Đã gắn; để trống để bỏ gắn', 'Linked; leave empty to unlink')
          }
        />
        <Actions>
          <Button text={t('Gắn tài khoản', 'Link')} />
        </Actions>
      </Form>
    </Card>
  );
}
