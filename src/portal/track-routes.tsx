import { notFound, refuse, Refused } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import { json, page, redirect, route, type Reply, type Route } from '../kernel/web.ts';
import type { Portal, Tracked } from './portal.ts';
import { LookUpQuery, readCode, TrackParams, TrackQuery } from './schema.ts';
import { BriefPage, LookUpPage, TrackPage, trackTitle } from './track-page.tsx';
import { handOverNotice } from './notice.ts';
import type { BriefView, FullView } from './view.ts';
import { notFoundWords } from './words.ts';

/** Guessing codes is slow work: so many requests a minute from one visitor. */
const perMinute = 40;

/** Looking up one dossier: by its code, or from the QR of its receipt. */
export function trackRoutes(portal: Portal): Route[] {
  const find = async (typed: string, token: string | undefined): Promise<Tracked | null> => {
    const code = readCode(typed);
    if (code === null) return null;
    const found = await portal.track(code, token);
    const capital = code.toUpperCase();
    return found === null && capital !== code ? portal.track(capital, token) : found;
  };

  return [
    route({
      method: 'GET',
      path: '/dossiers/look-up',
      permission: 'public',
      perMinute,
      query: LookUpQuery,
      async handle({ query, language }) {
        const title = trackTitle[language];
        if (query.code === undefined || query.code === '')
          return page(title, <LookUpPage wasNotFound={false} />);
        const token = /[?&]k=([\w-]{1,60})/.exec(query.code)?.[1];
        const found = await find(query.code, token);
        if (found === null) return page(title, <LookUpPage code={query.code} wasNotFound />, { status: 404 });
        if (found.kind === 'moved') return redirect(found.path);
        return redirect(addressOf(found.view.code, token));
      },
    }),
    route({
      method: 'GET',
      path: '/track/:code',
      permission: 'public',
      perMinute,
      params: TrackParams,
      query: TrackQuery,
      async handle({ params, query, language }): Promise<Reply> {
        const found = await find(params.code, query.k);
        if (found === null)
          return page(trackTitle[language], <LookUpPage code={params.code} wasNotFound />, { status: 404 });
        if (found.kind === 'moved') return redirect(found.path);
        const { view } = found;
        const title = t(`Hồ sơ ${view.code}`, `Dossier ${view.code}`)[language];
        if (found.kind === 'brief') return page(title, <BriefPage view={found.view} />);
        const proofHref = addressOf(view.code, query.k, '/proof');
        return page(
          title,
          <TrackPage view={found.view} inclusion={found.inclusion} proofHref={proofHref} />,
          {
            scripts: ['check-proof.js'],
          },
        );
      },
    }),
    route({
      method: 'GET',
      path: '/track/:code/proof',
      permission: 'public',
      perMinute,
      params: TrackParams,
      query: TrackQuery.extend({ download: LookUpQuery.shape.code }),
      async handle({ params, query }): Promise<Reply> {
        const found = await find(params.code, query.k);
        if (found === null) throw new Refused(unknownDossier);
        if (found.kind === 'moved') return redirect(found.path.replace(/(?=\?|$)/, '/proof'));
        if (found.kind === 'brief') throw new Refused(receiptNeeded);
        const { inclusion, view } = found;
        const { nextAt } = inclusion;
        const answer =
          inclusion.kind === 'included'
            ? { code: view.code, proof: inclusion.proof, nextHeadAt: nextAt.toString() }
            : { code: view.code, proof: null, nextHeadAt: nextAt.toString(), ...inclusion.text };
        if (query.download === undefined) return json(answer);
        return {
          kind: 'bytes',
          data: JSON.stringify(answer, null, 2),
          mediaType: 'application/json',
          fileName: `bang-chung-${view.code.replaceAll('/', '-')}.json`,
          isDownload: true,
        };
      },
    }),
    route({
      method: 'GET',
      path: '/api/v1/track/:code',
      permission: 'public',
      perMinute,
      params: TrackParams,
      query: TrackQuery,
      api: t(
        'Tình trạng hồ sơ; có khóa trên giấy hẹn (k) thì đầy đủ hơn',
        'Where a dossier stands; in full with the receipt’s token (k)',
      ),
      async handle({ params, query }) {
        const found = await find(params.code, query.k);
        if (found === null) throw new Refused(unknownDossier);
        if (found.kind === 'moved') return json({ moved: found.path });
        return json(found.kind === 'full' ? fullJson(found.view) : briefJson(found.view));
      },
    }),
  ];
}

const unknownDossier = { ...notFound, text: notFoundWords };
const receiptNeeded = refuse(
  'forbidden',
  t(
    'Bằng chứng chỉ mở được từ mã QR trên giấy hẹn (địa chỉ có khóa k).',
    'The proof opens only from the QR code on the receipt (the address with its token k).',
  ),
);

function addressOf(code: string, token: string | undefined, below = ''): string {
  const query = token === undefined ? '' : `?k=${encodeURIComponent(token)}`;
  return `/track/${encodeURIComponent(code)}${below}${query}`;
}

function briefJson(view: BriefView) {
  const { code, stateWords, dueAt, handedOver } = view;
  return {
    code,
    state: stateWords,
    dueAt: dueAt?.toString() ?? null,
    handedOver:
      handedOver === null
        ? null
        : { ...handedOver, at: handedOver.at.toString(), notice: handOverNotice(view) },
  };
}

function fullJson(view: FullView) {
  const { procedure, agency, receivedAt, timeLeft, advice, milestones } = view;
  return {
    ...briefJson(view),
    procedure,
    agency,
    receivedAt: receivedAt?.toString() ?? null,
    timeLeft,
    advice,
    milestones: milestones.map(({ at, title, state }) => ({ at: at?.toString() ?? null, title, state })),
  };
}
