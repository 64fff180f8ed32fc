import { z } from 'zod';
import type { Actor } from '../kernel/access.ts';
import { isRefusal, notFound, refuse, Refused, type Refusal } from '../kernel/errors.ts';
import { say, t, type Language } from '../kernel/messages.ts';
import { checkScan } from '../kernel/scans.ts';
import { page, redirect, route, type Reply, type Route, type UploadedFile } from '../kernel/web.ts';
import { Card, PageTitle } from '../ui/content.tsx';
import { EmptyState } from '../ui/lists.tsx';
import { ById, Id, showAgain, todayOf } from './desk.ts';
import { correctable, CorrectionForm as Correcting, type Filled } from './form-pages.tsx';
import { AnswerForm, CorrectionForm, LinkForm } from './forms.ts';
import { looksAt } from './looks.ts';
import { cover } from './masking.ts';
import { LooksTable } from './history-pages.tsx';
import { editStaff } from './permissions.ts';
import { CorrectionItem } from './record-corrections.tsx';
import { RecordPage } from './record-page.tsx';
import { fileReply, recordReply } from './routes-record.tsx';
import { fieldsOf, isSection, type SectionName } from './sections.ts';
import { recordProps } from './showing.ts';
import type { Staff } from './staff.ts';
import type { KeptFile, StaffEvent } from './schema.ts';
import { readField, readSection } from './values.ts';

const uploads = { maxBytes: 20 * 1024 * 1024, maxFiles: 5 } as const;

/** The employee's own record, what they say is wrong in it, and the clerk's answer. */
export function ownRoutes(staff: Staff): Route[] {
  const { house, actions, sealing } = staff;

  async function ownPage(actor: Actor, language: Language, filled?: Filled): Promise<Reply> {
    const own = await actions.own(actor);
    const title = t('Hồ sơ của tôi', 'My record');
    if (own === null)
      return page(
        say(title, language),
        <>
          <PageTitle title={title} />
          <EmptyState
            icon="id-card"
            title={t('Tài khoản chưa gắn với hồ sơ nào', 'No record belongs to this account')}
            text={t(
              'Hãy đề nghị cán bộ nhân sự của cơ quan gắn tài khoản với hồ sơ của bạn.',
              'Ask the personnel clerk of your agency to link your record.',
            )}
          />
        </>,
      );
    const props = { ...recordProps(staff, actor, own.person, { sight: 'open', isOwn: true }), refused: null };
    const looks = await looksAt(house.db, own.person.id, 50);
    const requests = props.person.corrections.toReversed();
    return page(
      say(title, language),
      <RecordPage {...props}>
        <Correcting {...(filled === undefined ? {} : { filled })} />
        {requests.length === 0 ? null : (
          <Card title={t('Đề nghị của tôi', 'My requests')} icon="list-checks">
            {requests.map((one) => (
              <CorrectionItem key={one.number} one={one} {...props} />
            ))}
          </Card>
        )}
        <Card title={t('Ai đã xem hồ sơ của tôi', 'Who looked at my record')} icon="eye">
          <LooksTable looks={looks} />
        </Card>
      </RecordPage>,
    );
  }

  async function keep(files: readonly UploadedFile[]): Promise<KeptFile[]> {
    const checked = await Promise.all(files.map((file) => checkScan(house, file)));
    const refusals = checked.filter(isRefusal);
    if (refusals.length > 0) throw new Refused(refusals);
    const kept = checked.filter((file): file is KeptFile => !isRefusal(file));
    if (kept.length > 0)
      await house.db
        .insertInto('file')
        .values(
          kept.map(({ hash, size, mediaType }) => ({ hash, size, mediaType, storedAt: house.clock.now() })),
        )
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    return kept.map(({ hash, name, size, mediaType }) => ({ hash, name, size, mediaType }));
  }

  /** What the record should say, in the shape in which it is kept; sealed where its field is. */
  function wantedFor(section: SectionName, field: string, typed: string): string {
    const declared = fieldsOf(section).find(([name]) => name === field)?.[1];
    if (declared === undefined || typed === '') return typed;
    const read = readField(declared, typed, todayOf(staff));
    if (typeof read !== 'string') throw new Refused(refuse('invalid', read, 'wanted'));
    return declared.kind === 'sealed' ? sealing.seal(read) : read;
  }

  const answerAgain = (context: {
    actor: Actor;
    refusals: readonly Refusal[];
    input: Readonly<Record<string, unknown>>;
    params: Readonly<Record<string, string>>;
  }) =>
    showAgain(context, (id) =>
      recordReply(staff, context.actor, id, {
        refused: {
          form: context.params['correction'] ?? '',
          refusals: context.refusals,
          values: context.input,
        },
      }),
    );

  return [
    route({
      method: 'GET',
      path: '/staff/me',
      permission: 'signed-in',
      handle: ({ actor, language }) => ownPage(actor, language),
    }),
    route({
      method: 'POST',
      path: '/staff/me/corrections',
      permission: 'signed-in',
      body: CorrectionForm,
      upload: uploads,
      refused: ({ actor, language, refusals, input }) =>
        ownPage(actor, language, { refusals, values: input }),
      async handle({ actor, body, files }) {
        const place = correctable.find(({ value }) => value === body.place);
        const [section = '', field = ''] = (place?.value ?? '').split('.');
        if (!isSection(section)) throw new Refused(noPlace);
        const wanted = wantedFor(section, field, body.wanted);
        await actions.request(actor, {
          kind: 'correction-requested',
          data: { section, field, words: body.words, wanted, files: await keep(files) },
        });
        return redirect(
          '/staff/me',
          t('Đã gửi đề nghị tới cán bộ nhân sự.', 'The personnel clerk has your request.'),
        );
      },
    }),
    route({
      method: 'GET',
      path: '/staff/me/corrections/:correction/files/:hash',
      permission: 'signed-in',
      params: z.object({ correction: Id, hash: z.string().regex(/^[0-9a-f]{64}$/) }),
      async handle({ actor, params }) {
        const own = await actions.own(actor);
        const file = own?.person.corrections
          .find(({ number }) => number === params.correction)
          ?.files.find(({ hash }) => hash === params.hash);
        if (file === undefined) throw new Refused(notFound);
        return fileReply(staff, file);
      },
    }),
    route({
      method: 'POST',
      path: '/staff/:id/corrections/:correction/accept',
      permission: editStaff,
      params: ById.extend({ correction: Id }),
      body: AnswerForm,
      refused: answerAgain,
      async handle({ actor, params: { id, correction }, body }) {
        const { person } = await actions.read(actor, id, editStaff);
        const one = person.corrections.find(({ number }) => number === correction);
        if (one === undefined) throw new Refused(notFound);
        const applied: StaffEvent[] = [];
        if (body.wanted !== '' && one.field !== '' && isSection(one.section)) {
          const before = person.sheets[one.section] ?? {};
          // Covered in the form: what the employee gave is taken as it was given.
          const opened = sealing.open(one.wanted);
          const wanted = body.wanted === cover ? (opened === '' ? one.wanted : opened) : body.wanted;
          const known = Object.fromEntries(
            Object.entries(before).map(([name, value]) => [
              name,
              sealing.open(value) === '' ? value : sealing.open(value),
            ]),
          );
          const { values, refusals } = readSection(
            one.section,
            { ...known, [one.field]: wanted },
            { today: todayOf(staff), sealing, before },
          );
          const wrong = refusals.map((refusal) => ({ ...refusal, field: 'wanted' }));
          if (wrong.length > 0) throw new Refused(wrong);
          applied.push({ kind: 'sheet-written', data: { section: one.section, values } });
        }
        const answer = { number: correction, answer: body.answer };
        await actions.change(actor, { id, seen: person.version }, [
          ...applied,
          { kind: 'correction-accepted', data: answer },
        ]);
        return redirect(
          `/staff/${id}`,
          t('Đã chấp nhận đề nghị và cập nhật hồ sơ.', 'The request is accepted and the record updated.'),
        );
      },
    }),
    route({
      method: 'POST',
      path: '/staff/:id/corrections/:correction/refuse',
      permission: editStaff,
      params: ById.extend({ correction: Id }),
      body: AnswerForm.extend({
        answer: AnswerForm.shape.answer.pipe(z.string().min(1, 'Hãy ghi lý do|Give the reason')),
      }),
      refused: answerAgain,
      async handle({ actor, params: { id, correction }, body }) {
        const data = { number: correction, answer: body.answer };
        await actions.change(actor, { id }, [{ kind: 'correction-refused', data }]);
        return redirect(`/staff/${id}`, t('Đã trả lời đề nghị.', 'The request is answered.'));
      },
    }),
    route({
      method: 'POST',
      path: '/staff/:id/account',
      permission: editStaff,
      params: ById,
      body: LinkForm,
      refused: (context) =>
        showAgain(context, (id) =>
          recordReply(staff, context.actor, id, {
            refused: { form: 'account', refusals: context.refusals, values: context.input },
          }),
        ),
      async handle({ actor, params: { id }, body }) {
        const { person } = await actions.read(actor, id, editStaff);
        const account =
          body.username === ''
            ? null
            : ((await house.db
                .selectFrom('account')
                .select(['id', 'fullName'])
                .where('username', '=', body.username)
                .where('isActive', '=', true)
                .executeTakeFirst()) ?? undefined);
        if (
          account === undefined ||
          (account !== null && account.fullName !== person.sheets['identity']?.['fullName'])
        )
          throw new Refused(noAccount);
        await actions.change(actor, { id, seen: body.seen }, [
          { kind: 'linked', data: { accountId: account?.id ?? null } },
        ]);
        return redirect(`/staff/${id}`, t('Đã cập nhật tài khoản.', 'Account updated.'));
      },
    }),
  ];
}

const noPlace = refuse('invalid', t('Hãy chọn mục cần đính chính.', 'Choose what is wrong.'), 'place');
/** One answer for both, so that nobody learns here which accounts there are. */
const noAccount = refuse(
  'invalid',
  t(
    'Không có tài khoản đang hoạt động với tên đăng nhập này và cùng họ tên với hồ sơ.',
    'There is no active account of this user name with the name of the record.',
  ),
  'username',
);
