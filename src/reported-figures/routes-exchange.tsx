import { createHmac, timingSafeEqual } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { can, type Actor } from '../kernel/access.ts';
import { isRefusal, notFound, refuse, Refused } from '../kernel/errors.ts';
import { say, t } from '../kernel/messages.ts';
import { page, redirect, route, type Route } from '../kernel/web.ts';
import { AgencyLevel } from '../organization/schema.ts';
import { rootOf } from './acting.ts';
import { askedOf, knownOf } from './asked.ts';
import type { Given } from './checks.ts';
import { readSheet } from './excel-reading.ts';
import { layouts, templateSheet, type Layout } from './excel-template.ts';
import { ExcelPage, TrialPage } from './pages-excel.tsx';
import { RollUpPage, type Branch } from './pages-roll-up.tsx';
import { collectionAddress } from './parts.tsx';
import { fillReportedFigures, readReportedFigures } from './permissions.ts';
import type { FormRow } from './reading.ts';
import type { ReportedFigures } from './reported-figures.ts';
import { addUp, countedEntries } from './roll-up.ts';
import { rollUpSheet } from './roll-up-sheet.ts';
import { OfId } from './routes-collections.tsx';
import { shownAgain } from './shown-again.ts';
import { tryUpload } from './uploading.ts';
import { excelType, readWorkbook, writeWorkbook } from '../kernel/spreadsheet.ts';

const layoutNames = Object.keys(layouts) as [Layout, ...Layout[]];
const agencyId = z.coerce.number().int().min(1).max(2_000_000_000).nullable().catch(null);
const TemplateQuery = z.object({
  agency: agencyId.default(null),
  level: AgencyLevel.or(z.literal('')).catch(''),
  layout: z.enum(layoutNames).catch('agencies'),
});
const RollUpQuery = z.object({ agency: agencyId.default(null) });
const maxBytes = 5 * 1024 * 1024;
const mostRows = 20_000;

/** What lies below put together, and figures as Excel, both ways. */
export function exchangeRoutes(figures: ReportedFigures): Route[] {
  const { house, indicators, organization } = figures.rooms;

  /** Only a file that was tried here, for this collection, may be confirmed; the store holds other files too. */
  const sealOf = (collectionId: number, hash: string): string =>
    createHmac('sha256', house.secret).update(`reported figures ${collectionId} ${hash}`).digest('base64url');

  async function attempt(actor: Actor, id: number, hash: string) {
    const { collection, rows } = await figures.collection(actor, id);
    const asked = askedOf(indicators, collection);
    const sheets = await readWorkbook(await readFile(house.files.locate(hash)), mostRows);
    if (isRefusal(sheets)) throw new Refused(sheets);
    const filled = sheets[0]?.rows ?? [];
    const trial = tryUpload(collection, rows, readSheet(asked, filled), can(actor, fillReportedFigures));
    return { collection, asked, trial };
  }

  /** The agency whose view is asked for, if its tree is within what the actor sees; else the highest that is. */
  async function view(actor: Actor, id: number, wanted: number | null) {
    const { collection, rows } = await figures.collection(actor, id);
    const seesAll = can(actor, readReportedFigures) === true;
    const top = seesAll || actor.kind !== 'staff' ? rootOf(organization).id : actor.agencyId;
    const within = organization.treeOf(top);
    const viewer = organization.getAgency(wanted !== null && within.includes(wanted) ? wanted : top);
    const tree = new Set(organization.treeOf(viewer.id));
    const own = rows.filter(({ agency }) => tree.has(agency.id));
    const { parentId } = viewer;
    const above = viewer.id === top || parentId === null ? null : organization.getAgency(parentId);
    return { collection, viewer, above, rows: own, asked: askedOf(indicators, collection) };
  }

  function branchesOf(viewerId: number, rows: readonly FormRow[]): Branch[] {
    const self = rows.filter(({ agency }) => agency.id === viewerId);
    const below = organization.childrenOf(viewerId).flatMap((agency): Branch[] => {
      const tree = new Set(organization.treeOf(agency.id));
      const own = rows.filter((row) => tree.has(row.agency.id));
      return own.length === 0 ? [] : [{ agency, rows: own }];
    });
    return [...self.map((row) => ({ agency: row.agency, rows: [row] })), ...below];
  }

  return [
    route({
      method: 'GET',
      path: '/reported-figures/collections/:id/roll-up',
      permission: readReportedFigures,
      params: OfId,
      query: RollUpQuery,
      async handle({ actor, params, query }) {
        const seen = await view(actor, params.id, query.agency);
        // Only agencies whose figures count are held against what is measured of them.
        const ids = seen.rows
          .filter(({ form }) => countedEntries(form, seen.viewer.id) !== null)
          .map(({ agency }) => agency.id);
        const known = await knownOf(indicators, seen.collection, ids);
        const measured = new Map(
          seen.asked.flatMap((asked): [string, Given][] => {
            const givens = ids.flatMap((id) => known.get(id)?.get(asked.code)?.measured ?? []);
            const total = addUp(asked.unit, givens);
            return total === null ? [] : [[asked.code, total]];
          }),
        );
        return page(
          seen.collection.name,
          <RollUpPage {...seen} branches={branchesOf(seen.viewer.id, seen.rows)} measured={measured} />,
        );
      },
    }),
    route({
      method: 'GET',
      path: '/reported-figures/collections/:id/roll-up.xlsx',
      permission: readReportedFigures,
      params: OfId,
      query: RollUpQuery,
      async handle({ actor, params, query }) {
        const { collection, viewer, rows, asked } = await view(actor, params.id, query.agency);
        return {
          kind: 'bytes',
          data: await writeWorkbook([rollUpSheet(asked, viewer, branchesOf(viewer.id, rows), rows)]),
          mediaType: excelType,
          fileName: `tong-hop-${collection.id}-${viewer.code}.xlsx`,
          isDownload: true,
        };
      },
    }),
    route({
      method: 'GET',
      path: '/reported-figures/collections/:id/template',
      permission: readReportedFigures,
      params: OfId,
      query: TemplateQuery,
      async handle({ actor, params, query: { agency, level, layout } }) {
        const { collection, rows } = await figures.collection(actor, params.id);
        const wanted = rows.filter(
          (row) =>
            (agency === null || row.agency.id === agency) && (level === '' || row.agency.level === level),
        );
        if (wanted.length === 0) throw new Refused(notFound);
        const only = wanted.length === 1 ? `-${wanted[0]?.agency.code}` : '';
        return {
          kind: 'bytes',
          data: await writeWorkbook([templateSheet(layout, askedOf(indicators, collection), wanted)]),
          mediaType: excelType,
          fileName: `bieu-so-lieu-${collection.id}${only}.xlsx`,
          isDownload: true,
        };
      },
    }),
    route({
      method: 'GET',
      path: '/reported-figures/collections/:id/excel',
      permission: readReportedFigures,
      params: OfId,
      async handle({ actor, params }) {
        const { collection, rows } = await figures.collection(actor, params.id);
        const mayUpload = can(actor, fillReportedFigures) !== false;
        return page(
          collection.name,
          <ExcelPage collection={collection} hasSeveral={rows.length > 1} mayUpload={mayUpload} />,
        );
      },
    }),
    route({
      method: 'POST',
      path: '/reported-figures/collections/:id/excel',
      permission: fillReportedFigures,
      params: OfId,
      upload: { maxBytes, maxFiles: 1 },
      perMinute: 30,
      async handle({ actor, params, files, language }) {
        const [file] = files;
        if (file === undefined) throw new Refused(noFile);
        const { collection, asked, trial } = await attempt(actor, params.id, file.hash);
        const waiting = { hash: file.hash, name: file.name, seal: sealOf(params.id, file.hash) };
        return page(
          say(t('Kết quả đọc thử', 'What the file would do'), language),
          <TrialPage collection={collection} asked={asked} trial={trial} waiting={waiting} />,
        );
      },
      refused: (context) =>
        shownAgain(context, async () => {
          const { actor, params, refusals } = context;
          const { collection, rows } = await figures.collection(actor, OfId.parse(params).id);
          const props = { collection, refusals, hasSeveral: rows.length > 1, mayUpload: true };
          return page(collection.name, <ExcelPage {...props} />);
        }),
    }),
    route({
      method: 'POST',
      path: '/reported-figures/collections/:id/excel/confirm',
      permission: fillReportedFigures,
      params: OfId,
      perMinute: 30,
      body: z.object({ hash: z.string().regex(/^[0-9a-f]{64}$/), seal: z.string().max(100) }),
      async handle({ actor, params, body }) {
        const given = Buffer.from(body.seal);
        const expected = Buffer.from(sealOf(params.id, body.hash));
        if (given.length !== expected.length || !timingSafeEqual(given, expected))
          throw new Refused(notTried);
        const { trial } = await attempt(actor, params.id, body.hash);
        if (trial.problems.length > 0) throw new Refused(changedSince);
        await figures.saveAll(actor, params.id, trial.drafts);
        const count = trial.drafts.size;
        return redirect(
          collectionAddress(params.id),
          t(
            `Đã ghi số liệu vào bản nháp của ${count} biểu; chưa gửi.`,
            `The values are in ${count} drafts; nothing has been sent.`,
          ),
        );
      },
    }),
  ];
}

const noFile = refuse('invalid', t('Hãy chọn tệp Excel cần nhập.', 'Choose the Excel file.'), 'file');
const notTried = refuse(
  'invalid',
  t(
    'Tệp này chưa được đọc thử ở đây; hãy chọn lại tệp.',
    'This file has not been tried here; choose it again.',
  ),
  'file',
);
const changedSince = refuse(
  'conflict',
  t(
    'Có biểu đã thay đổi từ khi đọc thử; chưa ghi gì. Hãy đọc thử lại tệp.',
    'Some form has changed since the file was tried; nothing was written. Try the file again.',
  ),
  'file',
);
