import { z } from 'zod';
import type { AttachedFile, Dossier } from '../dossiers/schema.ts';
import { commandInputs, receiveDossiers } from '../dossiers/dossiers.ts';
import { can, covers } from '../kernel/access.ts';
import { refuse, Refused, type Refusal } from '../kernel/errors.ts';
import type { House } from '../kernel/house.ts';
import { say, t } from '../kernel/messages.ts';
import { scanLimit } from '../kernel/scans.ts';
import {
  json,
  page,
  redirect,
  route,
  type Asking,
  type RefusedContext,
  type Reply,
  type Route,
} from '../kernel/web.ts';
import { at, formRefusals, staffOf } from './asking.ts';
import type { Counter, CounterRooms } from './counter.ts';
import { Earlier } from './earlier.tsx';
import { DonePage } from './done-page.tsx';
import { ReceiveFormPage } from './receive-form.tsx';
import { choiceOf, receiveHref, ReceiveStart } from './receive-start.tsx';
import { findOffered } from './rules.ts';
import { CodeParams, PersonQuery, ReceiveForm, Words } from './schema.ts';
import { scansOf, sealScan } from './scans.ts';
import { countWaiting } from './store.ts';
import { keyOf, personOf, withCard, type Typed } from './typed.ts';
import { words } from './words.ts';

type Shown = {
  refusals?: readonly Refusal[];
  values: Typed;
  scans?: readonly AttachedFile[];
  addsPaper?: boolean;
};

/** Receiving at the desk: choose the procedure, fill in the form, receive, print. */
export function receiveRoutes(house: House, counter: Counter, rooms: CounterRooms): Route[] {
  async function start(asking: Asking, query: string, problem?: Refusal, status = 422): Promise<Reply> {
    const staff = staffOf(asking);
    const offered = await counter.offered(staff);
    const online = await countWaiting(house.db, {
      kind: 'registered',
      answer: asking.answer,
      limit: 1,
      offset: 0,
    });
    const body = (
      <ReceiveStart
        usual={await counter.usual(staff, offered)}
        query={query}
        {...(query === '' ? {} : { found: findOffered(offered, query, 12) })}
        {...(problem === undefined ? {} : { error: problem.text })}
        online={online}
        today={house.clock.today()}
      />
    );
    return page(say(words.receive, asking.language), body, {
      scripts: ['receive.js'],
      status: problem === undefined ? 200 : status,
    });
  }

  /** The form of a procedure, with all that was typed; step 1 with words when it is not offered (any more). */
  async function form(asking: Asking, code: string, shown: Shown): Promise<Reply> {
    const staff = staffOf(asking);
    const { refusals = [], values, scans = [] } = shown;
    const version =
      (await counter.findOffered(staff, code)) ?? (await versionTyped(rooms, values, code, refusals));
    if (version === undefined) return start(asking, '', notOfferedHere(code));
    const person = personOf(values, version.code);
    const body = (
      <ReceiveFormPage
        version={version}
        promises={counter.promises(staff, version)}
        known={await counter.knownOf(staff, person)}
        submissionKey={keyOf(values)}
        refusals={refusals}
        values={values}
        kept={scans.map((scan) => ({ ...scan, sealed: sealScan(house, staff.accountId, scan) }))}
        addsPaper={shown.addsPaper === true}
      />
    );
    return page(version.content.name, body, { scripts: ['receive.js'] });
  }

  return [
    route({
      method: 'GET',
      path: '/receive',
      permission: receiveDossiers,
      query: z.object({ procedure: z.string().max(200).catch(''), procedure_q: Words.shape.q }),
      handle: ({ query, ...asking }) =>
        query.procedure === ''
          ? start(asking, query.procedure_q)
          : form(asking, query.procedure, { values: {} }),
    }),
    route({
      method: 'GET',
      path: '/receive/procedures',
      permission: receiveDossiers,
      query: Words,
      async handle({ query, ...asking }) {
        const found = findOffered(await counter.offered(staffOf(asking)), query.q, 20);
        return json({
          options: found.map((entry) => ({ ...choiceOf(entry), href: receiveHref(entry.code) })),
        });
      },
    }),
    route({
      method: 'GET',
      path: '/receive/earlier',
      permission: receiveDossiers,
      query: PersonQuery,
      async handle({ query, ...asking }) {
        const known = await counter.knownOf(staffOf(asking), query);
        return { kind: 'fragment', body: <Earlier known={known} confirmed={false} /> };
      },
    }),
    route({
      method: 'GET',
      path: '/receive/applicant/:code',
      permission: receiveDossiers,
      params: CodeParams,
      handle: async ({ params, ...asking }) => json(await counter.applicantOf(staffOf(asking), params.code)),
    }),
    route({
      method: 'POST',
      path: '/receive/check',
      permission: receiveDossiers,
      upload: scanLimit,
      body: z.looseObject({ procedure: z.string().max(200) }),
      async handle({ body, files, ...asking }) {
        const staff = staffOf(asking);
        const { scans, refusals } = await scansOf(house, staff.accountId, body, files);
        const fill = body['fill'];
        const values =
          typeof fill === 'string'
            ? { ...body, applicant: await counter.applicantOf(staff, fill) }
            : withCard(body);
        const addsPaper = body['add'] === 'paper';
        return form(asking, body.procedure, { values, scans, refusals, addsPaper });
      },
      refused: (context) => again(context),
    }),
    route({
      method: 'POST',
      path: '/receive',
      permission: receiveDossiers,
      upload: scanLimit,
      body: ReceiveForm,
      async handle({ body, files, ...asking }) {
        const staff = staffOf(asking);
        const { scans, refusals } = await scansOf(house, staff.accountId, body, files);
        if (refusals.length > 0) throw new Refused(refusals);
        const { code } = await counter.receive(staff, body, scans);
        return redirect(at('/receive/done', code));
      },
      refused: (context) => again(context),
    }),
    route({
      method: 'GET',
      path: '/receive/done/:code',
      permission: receiveDossiers,
      params: CodeParams,
      handle: ({ params, ...asking }) => receipt(asking, params.code),
    }),
    route({
      method: 'POST',
      path: '/receive/done/:code/fee',
      permission: receiveDossiers,
      params: CodeParams,
      body: commandInputs.pay,
      async handle({ params, body, ...asking }) {
        await rooms.dossiers.act(staffOf(asking), params.code, { name: 'pay', input: body });
        return redirect(
          at('/receive/done', params.code),
          t('Đã ghi nhận khoản tiền.', 'The fee is recorded.'),
        );
      },
      refused: ({ params, refusals, ...asking }) => receipt(asking, params['code'] ?? '', refusals),
    }),
  ];

  async function receipt(asking: Asking, code: string, refusals: readonly Refusal[] = []): Promise<Reply> {
    const staff = staffOf(asking);
    const { dossier } = await counter.look(staff, code, 'receipt');
    const { content } = await rooms.procedures.getVersion(dossier.procedureVersionId);
    const body = (
      <DonePage
        dossier={dossier}
        procedure={content.name}
        due={rooms.dossiers.time.explain(dossier, house.clock.now())}
        canTakeFee={isUnderWay(dossier) && covers(can(staff, receiveDossiers), dossier.agencyId)}
        refusals={refusals}
      />
    );
    return page(`${say(words.received, asking.language)} ${dossier.code}`, body, { scripts: ['receive.js'] });
  }

  async function again(context: RefusedContext): Promise<Reply> {
    const refusals = formRefusals(context);
    const procedure = context.input['procedure'];
    // Nothing of the form could be read, as when an upload was cut off.
    if (typeof procedure !== 'string') return start(context, '', refusals[0], context.status);
    const { scans, refusals: wrong } = await scansOf(
      house,
      staffOf(context).accountId,
      context.input,
      context.files,
    );
    // A form that has made a dossier is spent: what was typed since belongs to a new one.
    const isSpent = refusals.some(({ code }) => code === 'form-used');
    const values = withCard(isSpent ? { ...context.input, key: undefined } : context.input);
    // A card that was just read into the fields answers what was wrong with them.
    const left = refusals.filter(
      ({ field }) => values['applicant'] === context.input['applicant'] || !field?.startsWith('applicant.'),
    );
    const known = new Set(left.map((refusal) => refusal.text.en));
    const all = [...left, ...wrong.filter((refusal) => !known.has(refusal.text.en))];
    return form(context, procedure, { refusals: all, values, scans });
  }
}

function isUnderWay({ state }: Dossier): boolean {
  return state === 'received' || state === 'processing';
}

/** The version on which a form was begun, so that nothing typed is lost when it was abolished meanwhile. */
async function versionTyped(rooms: CounterRooms, values: Typed, code: string, refusals: readonly Refusal[]) {
  const id = Number(values['versionId']);
  if (refusals.length === 0 || !Number.isInteger(id) || id < 1 || id > 2 ** 31 - 1) return undefined;
  const version = await rooms.procedures.getVersion(id);
  return version.code === code ? version : undefined;
}

function notOfferedHere(asked: string): Refusal {
  const code = asked.slice(0, 40);
  return refuse(
    'not-offered',
    t(
      `Thủ tục ${code} không có hiệu lực hoặc quầy của cơ quan bạn không tiếp nhận. Hãy chọn thủ tục khác.`,
      `Procedure ${code} is not in force, or your counter does not take it. Choose another.`,
    ),
    'procedure',
  );
}
