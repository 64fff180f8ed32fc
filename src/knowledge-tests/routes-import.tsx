import { createHmac, timingSafeEqual } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { actorId, type Actor } from '../kernel/access.ts';
import { forbidden, isRefusal, refuse, Refused, type Refusal } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import { excelType, readWorkbook, writeWorkbook } from '../kernel/spreadsheet.ts';
import { page, redirect, route, type Reply, type Route } from '../kernel/web.ts';
import { by, type Desk } from './desk.ts';
import { ImportPage } from './page-import.tsx';
import { manageKnowledgeTests } from './permissions.ts';
import { questionSheet, readQuestions, type Reading } from './sheets.ts';
import { words } from './words.ts';

const path = '/knowledge-tests/questions/import';
const mostRows = 5000;

/** Questions from Excel: a trial with errors by cell, then all or nothing by who tried it. */
export function importRoutes(desk: Desk): Route[] {
  const { house, knowledge } = desk;

  async function reading(hash: string): Promise<Reading> {
    const sheets = await readWorkbook(await readFile(house.files.locate(hash)), mostRows);
    if (isRefusal(sheets)) throw new Refused({ ...sheets, field: 'file' });
    const read = readQuestions(sheets[0]);
    const known = await knowledge.bank.known(read.questions);
    const twins = read.questions.filter(({ text }) => known.has(text));
    const faults = twins.map(({ text }) => ({
      cell: 'C',
      text: t(`Ngân hàng đã có câu "${text.slice(0, 80)}".`, `The bank has "${text.slice(0, 80)}" already.`),
    }));
    return { questions: read.questions, faults: [...read.faults, ...faults] };
  }

  const show = (
    refusals: readonly Refusal[],
    tried: Parameters<typeof ImportPage>[0]['tried'],
    status = 200,
  ): Reply => page(words.bank.vi, <ImportPage refusals={refusals} tried={tried} />, { status });

  /** The store holds files of others too: only who tried a file takes it over. */
  const sealOf = (actor: Actor, hash: string): string =>
    createHmac('sha256', house.secret)
      .update(`knowledge import ${actorId(actor)} ${hash}`)
      .digest('base64url');

  return [
    route({ method: 'GET', path, permission: manageKnowledgeTests, handle: () => show([], null) }),
    route({
      method: 'GET',
      path: '/knowledge-tests/questions/template.xlsx',
      permission: manageKnowledgeTests,
      async handle() {
        const data = await writeWorkbook([questionSheet([])]);
        return { kind: 'bytes', data, mediaType: excelType, fileName: 'mau-cau-hoi.xlsx', isDownload: true };
      },
    }),
    route({
      method: 'POST',
      path,
      permission: manageKnowledgeTests,
      upload: { maxBytes: 10 * 1024 * 1024, maxFiles: 1 },
      async handle({ actor, files }) {
        const file = files.find(({ field, size }) => field === 'file' && size > 0);
        if (file === undefined)
          throw new Refused(refuse('missing', t('Hãy chọn tệp Excel.', 'Choose an Excel file.'), 'file'));
        const { questions, faults } = await reading(file.hash);
        return show([], { count: questions.length, faults, hash: file.hash, seal: sealOf(actor, file.hash) });
      },
      refused: ({ refusals, status }) => show(refusals, null, status),
    }),
    route({
      method: 'POST',
      path: `${path}/confirm`,
      permission: manageKnowledgeTests,
      body: z.object({ hash: z.string().regex(/^[0-9a-f]{64}$/), seal: z.string().max(100) }),
      async handle({ actor, body: { hash, seal } }) {
        const [given, expected] = [Buffer.from(seal), Buffer.from(sealOf(actor, hash))];
        if (given.length !== expected.length || !timingSafeEqual(given, expected))
          throw new Refused(forbidden);
        const { questions, faults } = await reading(hash);
        if (faults.length > 0) return show([], { count: questions.length, faults, hash, seal });
        await knowledge.bank.add(by(desk, actor), questions, 'active');
        return redirect(
          '/knowledge-tests/questions',
          t(`Đã nhập ${questions.length} câu hỏi.`, `${questions.length} questions imported.`),
        );
      },
    }),
  ];
}
