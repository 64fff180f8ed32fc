import { z } from 'zod';
import { can } from '../kernel/access.ts';
import { notFound, Refused } from '../kernel/errors.ts';
import { page, route, type Asking, type Reply, type Route } from '../kernel/web.ts';
import { shownTypes } from './actions-files.ts';
import type { Failed } from './pages-dossier-form.tsx';
import { DossierPage } from './pages-dossier.tsx';
import { readDossiers } from './permissions.ts';
import { readDossierView, readHistory, type DossierReading, type DossierView } from './reading-dossier.ts';
import { recordLookOnce } from './store.ts';

/** Looking again within so many minutes is the same look. */
const sameLookMinutes = 10;

export const CodeParams = z.object({ code: z.string().min(1).max(200) });
const FileParams = CodeParams.extend({ hash: z.string().regex(/^[0-9a-f]{64}$/) });

/** The dossier's page, its files and the drawing of its process. */
export function dossierPageRoutes(rooms: DossierReading): Route[] {
  const { db } = rooms.house;
  return [
    route({
      method: 'GET',
      path: '/dossiers/:code',
      permission: readDossiers,
      params: CodeParams,
      handle: ({ params, ...asking }) => dossierPage(rooms, asking, params.code),
    }),
    route({
      method: 'GET',
      path: '/dossiers/:code/process.bpmn',
      permission: readDossiers,
      params: CodeParams,
      async handle({ params, answer }) {
        const history = await readHistory(db, params.code, answer);
        if (history === undefined) throw new Refused(notFound);
        const { xml } = await rooms.processes.getVersion(history.dossier.processVersionId);
        return { kind: 'bytes', data: xml, mediaType: 'application/xml', fileName: `${params.code}.bpmn` };
      },
    }),
    route({
      method: 'GET',
      path: '/dossiers/:code/files/:hash',
      permission: readDossiers,
      params: FileParams,
      async handle({ params, answer, ...asking }) {
        const history = await readHistory(db, params.code, answer);
        const file = history?.dossier.files.find(({ hash }) => hash === params.hash);
        if (history === undefined || file === undefined) throw new Refused(notFound);
        await recordLook(rooms, asking, history.dossier.id, 'file');
        const isShown = shownTypes.has(file.mediaType);
        return {
          kind: 'bytes',
          data: rooms.house.files.read(file.hash),
          mediaType: isShown ? file.mediaType : 'application/octet-stream',
          fileName: file.name,
          isDownload: !isShown,
        };
      },
    }),
  ];
}

/** The page as this person may see it, perhaps with a command that was just refused. @throws Refused when they may not. */
export async function dossierPage(
  rooms: DossierReading,
  asking: Pick<Asking, 'actor'>,
  code: string,
  failed?: Failed,
): Promise<Reply> {
  const { actor } = asking;
  const answer = can(actor, readDossiers);
  const view = await readDossierView(rooms, { actor, answer, code });
  if (view === undefined) throw new Refused(notFound);
  await recordLook(rooms, asking, view.dossier.id, 'page');
  return page(titleOf(view), <DossierPage view={view} failed={failed} />, {
    scripts: ['viewer.js'],
    styles: ['viewer.css'],
  });
}

function titleOf({ dossier, procedure }: DossierView): string {
  return `${dossier.code} ${procedure.content.name}`;
}

/** A look at personal data by staff is itself recorded. */
async function recordLook(
  { house }: DossierReading,
  { actor }: Pick<Asking, 'actor'>,
  dossierId: number,
  purpose: string,
): Promise<void> {
  if (actor.kind !== 'staff') return;
  const { accountId } = actor;
  const at = house.clock.now();
  await recordLookOnce(house.db, { accountId, dossierId, purpose, at, minutes: sameLookMinutes });
}
