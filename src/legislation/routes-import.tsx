import { createHmac, timingSafeEqual } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { actorId, type Actor } from '../kernel/access.ts';
import { isRefusal, refuse, Refused, type Refusal } from '../kernel/errors.ts';
import { t, type Language } from '../kernel/messages.ts';
import { excelType, notExcel, readWorkbook, writeWorkbook } from '../kernel/spreadsheet.ts';
import { page, redirect, route, type Reply, type Route, type UploadedFile } from '../kernel/web.ts';
import { recordInBulk, type Entry } from './bulk.ts';
import { by, today, units } from './desk.ts';
import { ImportPage, type Tried } from './import-page.tsx';
import {
  mostDocuments,
  readDocuments,
  templateSheets,
  type CellProblem,
  type ReadDocument,
} from './import.ts';
import type { Legislation } from './legislation.ts';
import { keepDocuments } from './permissions.ts';
import { idsByNumber } from './reading.ts';
import type { By } from './acting.ts';

const mostBytes = 20 * 1024 * 1024;

/** The existing stock from a workbook: tried first, then all of it or none, each error with its cell. */
export function importRoutes(legislation: Legislation): Route[] {
  const { house } = legislation;

  function importPage(
    language: Language,
    found: {
      refusals?: readonly Refusal[];
      problems?: readonly CellProblem[];
      tried?: Tried;
      values?: Readonly<Record<string, unknown>>;
    } = {},
  ): Reply {
    const { refusals = [], problems = [], tried = null, values = { mode: 'trial' } } = found;
    const title = t('Nhập văn bản từ Excel', 'Import documents from Excel');
    const body = <ImportPage {...{ refusals, problems, tried, values }} />;
    return page(title[language], body, problems.length > 0 ? { status: 422 } : {});
  }

  return [
    route({
      method: 'GET',
      path: '/legislation/import',
      permission: keepDocuments,
      handle: ({ language }) => importPage(language),
    }),
    route({
      method: 'GET',
      path: '/legislation/import/template',
      permission: keepDocuments,
      async handle() {
        return {
          kind: 'bytes',
          data: await writeWorkbook(templateSheets(units(legislation))),
          mediaType: excelType,
          fileName: 'mau-nhap-van-ban.xlsx',
          isDownload: true,
        };
      },
    }),
    route({
      method: 'POST',
      path: '/legislation/import',
      permission: keepDocuments,
      body: z.object({ mode: z.enum(['trial', 'import']).default('trial') }),
      upload: { maxBytes: mostBytes, maxFiles: 1 },
      perMinute: 20,
      refused: ({ language, refusals, input }) => importPage(language, { refusals, values: input }),
      async handle({ actor, body: { mode }, files: [file], language }) {
        if (file === undefined) throw new Refused(noFile);
        return bring(file, { actor, language, mode });
      },
    }),
    route({
      method: 'POST',
      path: '/legislation/import/confirm',
      permission: keepDocuments,
      body: z.object({ hash: z.string().regex(/^[0-9a-f]{64}$/), mark: z.string().max(100) }),
      perMinute: 20,
      refused: ({ language, refusals, input }) => importPage(language, { refusals, values: input }),
      async handle({ actor, body: { hash, mark }, language }) {
        const known = Buffer.from(markOf(actor, hash));
        const given = Buffer.from(mark);
        if (known.length !== given.length || !timingSafeEqual(known, given)) throw new Refused(notTried);
        return bring({ hash }, { actor, language, mode: 'import' });
      },
    }),
  ];

  /** By it the file that somebody has just tried is theirs to confirm, and nobody else's. */
  function markOf(actor: Actor, hash: string): string {
    const words = `legal import ${actorId(actor) ?? ''} ${hash}`;
    return createHmac('sha256', house.secret).update(words).digest('base64url');
  }

  async function bring(
    file: Pick<UploadedFile, 'hash'>,
    { actor, language, mode }: { actor: Actor; language: Language; mode: 'trial' | 'import' },
  ): Promise<Reply> {
    const found = readDocuments(await sheetsOf(file), {
      units: units(legislation),
      stock: await idsByNumber(house.db),
      today: today(legislation),
    });
    if (found.kind === 'refused') throw new Refused(found.refusal);
    if (found.kind === 'wrong') return importPage(language, { problems: found.problems });
    if (mode === 'trial') {
      const tried = { count: found.documents.length, hash: file.hash, mark: markOf(actor, file.hash) };
      return importPage(language, { tried });
    }
    const entries = inOrder(found.documents, by(legislation, actor));
    const ids = await house.db.transaction().execute((tx) => recordInBulk(tx, entries));
    return redirect(
      '/legislation',
      t(`Đã nhập ${ids.length} văn bản.`, `${ids.length} documents are entered.`),
    );
  }

  async function sheetsOf({ hash }: Pick<UploadedFile, 'hash'>) {
    const bytes = await readFile(house.files.locate(hash));
    // An archive begins so; what is none was never a workbook, whatever its name says.
    if (bytes.subarray(0, 2).toString('latin1') !== 'PK') throw new Refused(notExcel);
    const sheets = await readWorkbook(bytes, mostDocuments + 1000);
    if (isRefusal(sheets)) throw new Refused(sheets);
    return sheets;
  }
}

/** What was read as entries, the oldest first, so that what a document replaces is there before it. */
export function inOrder(documents: readonly ReadDocument[], by: By): Entry[] {
  const ordered = documents
    .map((document, row) => ({ document, row }))
    .toSorted((one, other) => (one.document.issue.issuedOn < other.document.issue.issuedOn ? -1 : 1));
  const place = new Map(ordered.map(({ row }, index) => [row, index]));
  return ordered.map(({ document: { fields, issue, replaces } }) => ({
    by,
    begun: { kind: 'registered', data: { fields, issue, articles: [] } },
    course: replaces.map((replaced) => ({
      by,
      done: (idOf) => ({
        kind: 'relate',
        data: {
          kind: 'replaces',
          targetId: 'known' in replaced ? replaced.known : idOf(place.get(replaced.row) ?? 0),
          effectiveOn: issue.effectiveOn,
          untilOn: null,
          articles: [],
          survives: false,
        },
      }),
    })),
  }));
}

const notTried = refuse(
  'not-tried',
  t('Tệp này chưa được nhập thử. Hãy chọn lại tệp.', 'This file was not tried. Choose it again.'),
  'file',
);
const noFile = refuse(
  'no-file',
  t('Hãy chọn tệp Excel cần nhập.', 'Choose the Excel file to import.'),
  'file',
);
