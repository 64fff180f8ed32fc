import { z } from 'zod';
import { notFound, refuse, Refused } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import { visitor } from '../kernel/access.ts';
import { page, redirect, route, type Asking, type Cookie, type Reply, type Route } from '../kernel/web.ts';
import { checkProofs, proofLimits } from './evidence.ts';
import type { Receipt } from './applying.ts';
import { RegisterPage } from './applicant-pages.tsx';
import { LookUpPage, MinePage } from './mine-page.tsx';
import type { Examinations } from './examinations.ts';
import {
  again,
  AppealForm,
  ById,
  CandidatesQuery,
  LookUpForm,
  RegisterForm,
  ResultsQuery,
  type Filled,
} from './forms.ts';
import type { Examination, Phase } from './life.ts';
import {
  PublicCandidatesPage,
  PublicExaminationPage,
  PublicListPage,
  PublicResultsPage,
  resultsShown,
  takesApplications,
} from './public-pages.tsx';
import { listResults } from './results.ts';
import { admittedToSecond } from './sitting.ts';
import { listCandidates } from './store-candidates.ts';
import { findResult, readAppeals } from './store-marks.ts';
import { listExaminations } from './store.ts';
import { words } from './words.ts';

const receiptCookie = 'motcua_exam';
const pageSize = 50;
const announced: readonly Phase[] = [
  'announced',
  'registering',
  'screening',
  'sitting',
  'computed',
  'published',
  'recognised',
  'closed',
];
/** Secrets are not to be guessed, nor forms sent by the thousand. */
const perMinute = 20;

/** What anybody may do without an account: read announcements, apply, look up, withdraw, appeal. */
export function publicRoutes(examinations: Examinations): Route[] {
  const { desk } = examinations;
  const { house, organization } = desk;
  const nameOf = (id: number): string => organization.getAgency(id).name;
  const today = (): string => house.clock.today().toString();

  async function announcedOne(id: number): Promise<Examination> {
    const examination = await examinations.get(id);
    if (!announced.includes(examination.phase)) throw new Refused(notFound);
    return examination;
  }

  async function registerPage(asking: Asking, id: number, filled: Filled | null): Promise<Reply> {
    const examination = await announcedOne(id);
    if (!takesApplications(examination, today())) throw new Refused(notTaking);
    const title = t('Phiếu đăng ký dự tuyển', 'Application')[asking.language];
    return page(title, <RegisterPage examination={examination} nameOf={nameOf} filled={filled} />);
  }

  async function mine({ cookies }: Asking) {
    const [code = '', secret = ''] = (cookies[receiptCookie] ?? '').split('.');
    const receipt: Receipt = { code, secret };
    const found = code === '' ? null : await examinations.lookUp(receipt);
    return found === null ? null : { ...found, receipt };
  }

  async function minePage(asking: Asking, filled: Filled | null): Promise<Reply> {
    const found = await mine(asking);
    if (found === null) return redirect('/exams/look-up');
    const { candidate, examination } = found;
    const result = await findResult(house.db, candidate.id);
    const appeals = await readAppeals(house.db, examination.id, candidate.id);
    const body = (
      <MinePage {...found} result={result} appeals={appeals} now={house.clock.now()} filled={filled} />
    );
    return page(t('Hồ sơ dự tuyển', 'Application')[asking.language], body);
  }

  async function heldReceipt(asking: Asking) {
    const found = await mine(asking);
    if (found === null) throw new Refused(notFound);
    return found;
  }

  return [
    route({
      method: 'GET',
      path: '/exams',
      permission: 'public',
      handle: async ({ language }) =>
        page(
          words.publicRoom[language],
          <PublicListPage examinations={await listExaminations(house.db, announced)} />,
        ),
    }),
    route({
      method: 'GET',
      path: '/exams/:id',
      permission: 'public',
      params: ById,
      async handle({ params }) {
        const examination = await announcedOne(params.id);
        const isOpen = takesApplications(examination, today());
        return page(
          examination.fields.title,
          <PublicExaminationPage examination={examination} nameOf={nameOf} isOpen={isOpen} />,
        );
      },
    }),
    route({
      method: 'GET',
      path: '/exams/:id/list',
      permission: 'public',
      params: ById,
      query: CandidatesQuery.pick({ page: true }).extend({ round: z.enum(['1', '2']).catch('1') }),
      async handle({ params, query, language }) {
        const examination = await announcedOne(params.id);
        const isSecond = query.round === '2';
        const ids = isSecond ? await admittedToSecond(house.db, desk, examination) : undefined;
        if (ids === null) throw new Refused(notFound);
        const listed =
          examination.seating === null
            ? { rows: [], total: 0 }
            : await listCandidates(house.db, params.id, {
                state: 'eligible',
                ids,
                page: query.page,
                pageSize,
              });
        return page(
          t('Danh sách thí sinh', 'Candidates')[language],
          <PublicCandidatesPage
            examination={examination}
            isSecond={isSecond}
            {...listed}
            page={query.page}
            pageSize={pageSize}
          />,
        );
      },
    }),
    route({
      method: 'GET',
      path: '/exams/:id/results',
      permission: 'public',
      params: ById,
      query: ResultsQuery.pick({ page: true }),
      async handle({ params, query, language }) {
        const examination = await announcedOne(params.id);
        if (!resultsShown.has(examination.phase)) throw new Refused(notFound);
        const listed = await listResults(house.db, params.id, { page: query.page, pageSize });
        return page(
          t('Kết quả kỳ thi', 'Results')[language],
          <PublicResultsPage examination={examination} {...listed} page={query.page} pageSize={pageSize} />,
        );
      },
    }),
    route({
      method: 'GET',
      path: '/exams/:id/register',
      permission: 'public',
      params: ById,
      handle: (context) => registerPage(context, context.params.id, null),
    }),
    route({
      method: 'POST',
      path: '/exams/:id/register',
      permission: 'public',
      perMinute,
      params: ById,
      body: RegisterForm,
      upload: proofLimits,
      refused: again('register', ById, (asking, { id }, filled) => registerPage(asking, id, filled)),
      async handle({ params, body, files }) {
        const { positionId, idNumber, declared: _, ...fields } = body;
        const by = { actor: visitor, at: house.clock.now() };
        const examination = await announcedOne(params.id);
        if (!takesApplications(examination, today())) throw new Refused(notTaking);
        const proofs = await checkProofs(house, files);
        const [receipt] = await examinations.register(params.id, [
          { positionId, idNumber, fields: { ...fields, files: proofs }, by },
        ]);
        if (receipt === undefined) throw new Error('an application without a receipt');
        return {
          ...redirect('/exams/mine', t('Đã nhận hồ sơ.', 'The application is in.')),
          cookies: [cookieOf(receipt)],
        };
      },
    }),
    route({
      method: 'GET',
      path: '/exams/look-up',
      permission: 'public',
      handle: ({ language }) => page(t('Tra cứu hồ sơ', 'Look up')[language], <LookUpPage filled={null} />),
    }),
    route({
      method: 'POST',
      path: '/exams/look-up',
      permission: 'public',
      perMinute,
      body: LookUpForm,
      isSecret: true,
      refused: ({ language, refusals, input }) =>
        page(
          t('Tra cứu hồ sơ', 'Look up')[language],
          <LookUpPage filled={{ form: 'look-up', refusals, values: input }} />,
        ),
      async handle({ body }) {
        if ((await examinations.lookUp(body)) === null) throw new Refused(unknownReceipt);
        const receipt = { code: body.code.toUpperCase(), secret: body.secret.toUpperCase() };
        return { ...redirect('/exams/mine'), cookies: [cookieOf(receipt)] };
      },
    }),
    route({
      method: 'GET',
      path: '/exams/mine',
      permission: 'public',
      perMinute: 60,
      handle: (context) => minePage(context, null),
    }),
    route({
      method: 'POST',
      path: '/exams/mine/withdraw',
      permission: 'public',
      perMinute,
      async handle(context) {
        const { candidate } = await heldReceipt(context);
        await examinations.withdrawApplication(candidate);
        return redirect('/exams/mine', t('Đã rút hồ sơ.', 'The application is withdrawn.'));
      },
    }),
    route({
      method: 'POST',
      path: '/exams/mine/appeal',
      permission: 'public',
      perMinute,
      body: AppealForm,
      async refused(context) {
        if ((await mine(context)) === null) throw new Refused(context.refusals);
        return minePage(context, { form: 'appeal', refusals: context.refusals, values: context.input });
      },
      async handle(context) {
        const { candidate } = await heldReceipt(context);
        await examinations.appeal(candidate, context.body.part, context.body.words);
        return redirect('/exams/mine', t('Đã nhận đơn phúc khảo.', 'The appeal is in.'));
      },
    }),
    route({
      method: 'POST',
      path: '/exams/mine/leave',
      permission: 'public',
      handle: () => ({ ...redirect('/exams'), cookies: [{ name: receiptCookie, value: null }] }),
    }),
  ];
}

/** The receipt stays with the browser for half an hour, so that no secret stands in an address. */
function cookieOf({ code, secret }: Receipt): Cookie {
  return { name: receiptCookie, value: `${code}.${secret}`, maxAgeSeconds: 1800 };
}

const notTaking = refuse(
  'conflict',
  t('Kỳ thi này hiện không nhận hồ sơ.', 'This examination takes no applications now.'),
);
const unknownReceipt = refuse(
  'invalid',
  t(
    'Mã hồ sơ và mã bí mật không khớp. Hãy kiểm tra lại phiếu nhận.',
    'The code and the secret do not belong together. Check your receipt.',
  ),
  'secret',
);
