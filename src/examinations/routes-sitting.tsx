import { readFile } from 'node:fs/promises';
import { isRefusal, refuse, Refused } from '../kernel/errors.ts';
import { excelType } from '../kernel/spreadsheet.ts';
import { t } from '../kernel/messages.ts';
import {
  page,
  redirect,
  route,
  type Asking,
  type RefusedContext,
  type Reply,
  type Route,
} from '../kernel/web.ts';
import type { Examinations } from './examinations.ts';
import {
  again,
  AttendForm,
  ById,
  MarksForm,
  PartForm,
  rowId,
  SittingQuery,
  TriedForm,
  type Filled,
} from './forms.ts';
import type { Examination } from './life.ts';
import { mayRead } from './mark-rules.ts';
import { markTemplate, readMarkSheet } from './mark-sheets.ts';
import { byNow, mayDo } from './office.ts';
import { findPart, getRules } from './rule-sets.ts';
import { checkMarks, expectedAt, openForExaminer, papersOf } from './sitting.ts';
import { AttendancePage } from './sitting-pages.tsx';
import { MarksPage, TriedPage, type MarkingView } from './marks-pages.tsx';
import { seatedCandidates } from './store-candidates.ts';
import { readAttendance } from './store-marks.ts';

const pageSize = 50;

/** Attendance and marks, for the personnel office and who it has appointed. */
export function sittingRoutes(examinations: Examinations): Route[] {
  const { desk } = examinations;
  const { house } = desk;

  type Asked = { readonly part: string; readonly room?: number | undefined; readonly page: number };

  async function attendancePage(
    { actor }: Asking,
    id: number,
    asked: Asked,
    filled: Filled | null,
  ): Promise<Reply> {
    const examination = await openForExaminer(desk, { actor }, id);
    if (examination.seating === null) throw new Refused(notSeated);
    const code = partOf(examination, asked.part);
    const expected = await expectedAt(house.db, desk, examination, code);
    const entered = new Map(
      (await readAttendance(house.db, id, code)).map(({ candidateId, state }) => [candidateId, state]),
    );
    const room = asked.room ?? 0;
    const props = {
      examination,
      may: mayDo(actor, examination),
      session: {
        code,
        expected: expected.size,
        entered: [...expected].filter((one) => entered.has(one)).length,
      },
      room,
      candidates: (await seatedCandidates(house.db, id)).filter(
        (one) => one.room === room && expected.has(one.id),
      ),
      attendance: entered,
      filled,
    };
    return page(examination.fields.title, <AttendancePage {...props} />);
  }

  async function marksPage(
    { actor }: Asking,
    id: number,
    asked: Asked,
    filled: Filled | null,
  ): Promise<Reply> {
    const examination = await openForExaminer(desk, { actor }, id);
    const part = partOf(examination, asked.part);
    const stands = await papersOf(house.db, examination, part);
    const reader = actor.kind === 'staff' ? actor.accountId : 0;
    const open = stands.filter(({ readings }) => mayRead(readings, reader));
    const marking: MarkingView = {
      part,
      all: stands.length,
      agreed: stands.filter(({ points }) => points !== null).length,
      unread: stands.filter(({ state }) => state === 'unread').length,
      differing: stands.filter(({ state }) => state === 'differs').map(({ paper }) => paper),
      total: open.length,
      papers: open.slice((asked.page - 1) * pageSize, asked.page * pageSize).map(({ paper, readings }) => ({
        paper,
        own: readings.find(({ readerId }) => readerId === reader)?.points ?? null,
      })),
      page: asked.page,
      pageSize,
    };
    const props = { examination, may: mayDo(actor, examination), marking, filled };
    return page(examination.fields.title, <MarksPage {...props} />);
  }

  const marksTo = (id: number, part: string): string => `/examinations/${id}/marks?part=${part}`;
  const marksAgain = (form: string) =>
    again(form, ById, (context, { id }, filled) =>
      marksPage(context, id, { part: typedPart(context), page: 1 }, filled),
    );
  const attendAgain = (form: string) =>
    again(form, ById, (context, { id }, filled) => {
      const room = Number(context.input['room'] ?? 0);
      return attendancePage(context, id, { part: typedPart(context), room, page: 1 }, filled);
    });

  return [
    route({
      method: 'GET',
      path: '/examinations/:id/attendance',
      permission: 'signed-in',
      params: ById,
      query: SittingQuery,
      handle: (context) => attendancePage(context, context.params.id, context.query, null),
    }),
    route({
      method: 'POST',
      path: '/examinations/:id/attendance',
      permission: 'signed-in',
      params: ById,
      body: AttendForm,
      refused: attendAgain('attend'),
      async handle({ actor, params: { id }, body: { part, room, state } }) {
        const examination = await openForExaminer(desk, { actor }, id);
        const sheet = new Map(Object.entries(state).map(([candidate, one]) => [rowId(candidate), one]));
        await examinations.attend(byNow(house, actor), id, knownPart(examination, part), sheet);
        return redirect(
          `/examinations/${id}/attendance?part=${part}&room=${room}`,
          t('Đã lưu điểm danh.', 'The attendance is saved.'),
        );
      },
    }),
    route({
      method: 'POST',
      path: '/examinations/:id/sessions/close',
      permission: 'signed-in',
      params: ById,
      body: PartForm,
      refused: attendAgain('close'),
      async handle({ actor, params: { id }, body: { part } }) {
        await openForExaminer(desk, { actor }, id);
        await examinations.closeSession(byNow(house, actor), id, part);
        return redirect(
          marksTo(id, part),
          t('Đã chốt điểm danh, có số phách.', 'The attendance is closed; papers have codes.'),
        );
      },
    }),
    route({
      method: 'GET',
      path: '/examinations/:id/marks',
      permission: 'signed-in',
      params: ById,
      query: SittingQuery,
      handle: (context) => marksPage(context, context.params.id, context.query, null),
    }),
    route({
      method: 'POST',
      path: '/examinations/:id/marks',
      permission: 'signed-in',
      params: ById,
      body: MarksForm,
      refused: marksAgain('marks'),
      async handle({ actor, params: { id }, body: { part, marks } }) {
        const examination = await openForExaminer(desk, { actor }, id);
        const typed = Object.entries(marks)
          .filter(([, text]) => text.trim() !== '')
          .map(([paper, text]) => ({ paper, text, field: `marks.${paper}` }));
        const read = checkMarks(examination, knownPart(examination, part), typed);
        if (read.refusals.length > 0) throw new Refused(read.refusals);
        if (read.marks.size === 0) throw new Refused(noMarks);
        await examinations.enterMarks(byNow(house, actor), id, part, read.marks);
        return redirect(marksTo(id, part), t('Đã lưu điểm.', 'The marks are saved.'));
      },
    }),
    route({
      method: 'GET',
      path: '/examinations/:id/marks/template.xlsx',
      permission: 'signed-in',
      params: ById,
      query: SittingQuery,
      async handle({ actor, params: { id }, query }) {
        const examination = await openForExaminer(desk, { actor }, id);
        const part = partOf(examination, query.part);
        const data = await markTemplate(examination, part);
        return { kind: 'bytes', data, mediaType: excelType, fileName: `diem-${part}.xlsx`, isDownload: true };
      },
    }),
    route({
      method: 'POST',
      path: '/examinations/:id/marks/import',
      permission: 'signed-in',
      params: ById,
      body: PartForm,
      upload: { maxBytes: 10 * 1024 * 1024, maxFiles: 1 },
      refused: marksAgain('import'),
      async handle({ actor, params: { id }, body, files: [file], language }) {
        const examination = await openForExaminer(desk, { actor }, id);
        const part = knownPart(examination, body.part);
        if (file === undefined) throw new Refused(noFile);
        const read = await readMarkSheet(examination, part, await readFile(house.files.locate(file.hash)));
        if (isRefusal(read)) throw new Refused(read);
        const props = { examination, may: mayDo(actor, examination), part, ...read };
        return page(t('Kết quả đọc thử', 'What was read')[language], <TriedPage {...props} />);
      },
    }),
    route({
      method: 'POST',
      path: '/examinations/:id/marks/confirm',
      permission: 'signed-in',
      params: ById,
      body: TriedForm,
      maxBody: 4 * 1024 * 1024,
      refused: marksAgain('marks'),
      async handle({ actor, params: { id }, body: { part, lines } }) {
        const examination = await openForExaminer(desk, { actor }, id);
        const typed = lines
          .split('|')
          .filter((one) => one !== '')
          .map((one) => {
            const [paper = '', text = ''] = one.split(';');
            return { paper, text, field: 'marks' };
          });
        const read = checkMarks(examination, knownPart(examination, part), typed);
        if (read.refusals.length > 0) throw new Refused(read.refusals.slice(0, 50));
        if (read.marks.size === 0) throw new Refused(noMarks);
        await examinations.enterMarks(byNow(house, actor), id, part, read.marks);
        return redirect(
          marksTo(id, part),
          t(`Đã nhập ${read.marks.size} điểm.`, `${read.marks.size} marks are in.`),
        );
      },
    }),
    route({
      method: 'POST',
      path: '/examinations/:id/sessions/settle',
      permission: 'signed-in',
      params: ById,
      body: PartForm,
      refused: marksAgain('settle'),
      async handle({ actor, params: { id }, body: { part } }) {
        await openForExaminer(desk, { actor }, id);
        await examinations.settleSession(byNow(house, actor), id, part);
        return redirect(marksTo(id, part), t('Đã chốt điểm môn này.', 'This part is settled.'));
      },
    }),
  ];
}

function typedPart({ input: { part } }: RefusedContext): string {
  return typeof part === 'string' ? part : '';
}

/** The part asked for, else the first. */
function partOf({ fields }: Examination, code: string): string {
  const rules = getRules(fields.rules);
  return findPart(rules, code)?.code ?? rules.parts[0]?.code ?? '';
}

function knownPart({ fields }: Examination, code: string): string {
  if (findPart(getRules(fields.rules), code) === undefined) throw new Refused(unknownPart);
  return code;
}

const unknownPart = refuse('invalid', t('Kỳ thi không có môn này.', 'There is no such part.'), 'part');
const notSeated = refuse('conflict', t('Kỳ thi chưa xếp phòng.', 'Rooms have not been assigned yet.'));
const noMarks = refuse('invalid', t('Chưa ghi điểm nào.', 'No mark has been written.'), 'marks');
const noFile = refuse('invalid', t('Hãy chọn tệp Excel.', 'Choose an Excel file.'), 'file');
