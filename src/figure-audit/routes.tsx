import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { accepted, refuse, Refused } from '../kernel/errors.ts';
import type { House } from '../kernel/house.ts';
import { t } from '../kernel/messages.ts';
import { page, route, type Route } from '../kernel/web.ts';
import { auditFigures } from './figure-audit.ts';
import { FindingsPage, longestText, UploadPage } from './pages.tsx';
import { largestReport, readReport } from './reading.ts';
import { auditWords } from './words.ts';

const Pasted = z.object({ text: z.string().max(longestText).default('') });

/** The page for a report: choose a file or paste its text, then see each finding beside its sentence. */
export function figureAuditRoutes(house: Pick<House, 'files'>): Route[] {
  return [
    route({
      method: 'GET',
      path: '/figure-audit',
      permission: 'signed-in',
      handle: ({ language }) => page(auditWords.title[language], <UploadPage />),
    }),
    route({
      method: 'POST',
      path: '/figure-audit',
      permission: 'signed-in',
      body: Pasted,
      upload: { maxBytes: largestReport, maxFiles: 1 },
      maxBody: 3 * longestText,
      perMinute: 20,
      refused: ({ refusals, input, language }) =>
        page(auditWords.title[language], <UploadPage refusals={refusals} input={input} />),
      async handle({ files, body, language }) {
        const [file] = files.filter(({ size }) => size > 0);
        if (file === undefined && body.text.trim() === '') throw new Refused(nothing);
        const text =
          file === undefined
            ? body.text
            : accepted(await readReport(await readFile(house.files.locate(file.hash))));
        if (text.length > longestText) throw new Refused(tooLong);
        const audit = auditFigures(text);
        return page(auditWords.title[language], <FindingsPage audit={audit} name={file?.name ?? ''} />);
      },
    }),
  ];
}

/** A longer report would hold up everybody else: the command checks it by itself. */
const tooLong = refuse(
  'too-large',
  t(
    `Báo cáo dài quá ${longestText.toLocaleString('vi')} ký tự. Hãy chia thành từng phần, hoặc nhờ quản trị chạy lệnh audit-figures.`,
    `The report has more than ${longestText.toLocaleString('en')} characters. Split it, or have an administrator run audit-figures.`,
  ),
  'file',
);

const nothing = refuse(
  'nothing-to-check',
  t('Hãy chọn một tệp báo cáo hoặc dán văn bản.', 'Choose a report or paste its text.'),
  'file',
);
