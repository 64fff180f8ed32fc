import { z } from 'zod';
import { can } from '../kernel/access.ts';
import { notFound, Refused } from '../kernel/errors.ts';
import type { House } from '../kernel/house.ts';
import { fold, t } from '../kernel/messages.ts';
import { page, route, type Reply, type Route } from '../kernel/web.ts';
import { processAddress, xmlAddress } from './addresses.ts';
import type { EditorSetup } from './editor/setup.ts';
import { OfProcess, OfVersion } from './input.ts';
import type { ProcessModels } from './models.ts';
import { EditorPage } from './pages-editor.tsx';
import { ProcessListPage } from './pages-list.tsx';
import { countOnProcesses, editProcesses } from './permissions.ts';
import { ownerNamesByCode, readList } from './reading.ts';
import { apiRoutes } from './routes-api.ts';
import { draftRoutes } from './routes-draft.tsx';
import { createShow, type ProcessPagesSurroundings } from './show.tsx';

const xmlType = 'application/xml; charset=utf-8';

/** All pages and addresses of process models. */
export function processRoutes(
  house: House,
  models: ProcessModels,
  around: ProcessPagesSurroundings,
): Route[] {
  const show = createShow(house, models, around);

  return [
    route({
      method: 'GET',
      path: '/processes',
      permission: 'signed-in',
      query: z.object({ q: z.string().trim().max(200).catch('') }),
      async handle({ actor, query: { q }, language }) {
        const wanted = fold(q).split(' ');
        const all = await readList(house, models, actor);
        const processes = all.filter(({ code, name }) => {
          const text = fold(`${name} ${code}`);
          return wanted.every((word) => text.includes(word));
        });
        const rights = {
          canEdit: can(actor, editProcesses) !== false,
          countsDossiers: can(actor, countOnProcesses) !== false,
        };
        return page(
          t('Quy trình giải quyết', 'Processes')[language],
          <ProcessListPage {...{ processes, q, ...rights }} />,
        );
      },
    }),
    ...draftRoutes(house, models, show),
    ...apiRoutes(models, around),
    route({
      method: 'GET',
      path: '/processes/:code',
      permission: 'signed-in',
      params: OfProcess,
      handle: (context) => show(context, context.params.code, 'usual'),
    }),
    route({
      method: 'GET',
      path: '/processes/:code/versions/:number',
      permission: 'signed-in',
      params: OfVersion,
      handle: (context) => show(context, context.params.code, context.params.number),
    }),
    route({
      method: 'GET',
      path: '/processes/:code/draft',
      permission: editProcesses,
      params: OfProcess,
      handle: (context) => show(context, context.params.code, 'draft'),
    }),
    route({
      method: 'GET',
      path: '/processes/:code/versions/:number/xml',
      permission: 'signed-in',
      params: OfVersion,
      async handle({ params: { code, number } }) {
        const version = await models.findVersion(code, number);
        if (version === undefined) throw new Refused(notFound);
        return xmlFile(version.xml, `${code}-v${number}.bpmn`, true);
      },
    }),
    route({
      method: 'GET',
      path: '/processes/:code/draft/xml',
      permission: editProcesses,
      params: OfProcess,
      async handle({ params: { code } }) {
        const draft = await models.findDraft(code);
        if (draft === undefined) throw new Refused(notFound);
        return xmlFile(draft.xml, `${code}-draft.bpmn`, false);
      },
    }),
    route({
      method: 'GET',
      path: '/processes/:code/edit',
      permission: editProcesses,
      params: OfProcess,
      async handle({ params: { code }, language, csrf }) {
        const [draft, latest] = await Promise.all([models.findDraft(code), models.findLatest(code)]);
        const from = draft ?? latest;
        if (from === undefined) throw new Refused(notFound);
        const version = latest?.number ?? 0;
        const api = `/api/v1${processAddress(code)}`;
        const setup: EditorSetup = {
          language,
          code,
          revision: draft?.revision ?? 0,
          xmlUrl: xmlAddress(code, draft === undefined ? version : null),
          checkUrl: `/api/v1/processes/check?code=${encodeURIComponent(code)}`,
          draftUrl: `${api}/draft?version=${version}`,
          publishUrl: `${api}/publish?version=${version}`,
          proceduresUrl: '/api/v1/processes/called-procedures',
          csrf,
          agencies: [...ownerNamesByCode(around.agencies())].map(([value, name]) => ({ code: value, name })),
        };
        return page(from.name, <EditorPage setup={setup} name={from.name} />, {
          isTool: true,
          scripts: ['editor.js'],
          styles: ['editor.css'],
        });
      },
    }),
  ];
}

/** For saving, never shown by the browser itself: a drawing is a file that somebody else may have made. */
function xmlFile(data: string, fileName: string, isImmutable: boolean): Reply {
  return { kind: 'bytes', data, mediaType: xmlType, fileName, isDownload: true, isImmutable };
}
