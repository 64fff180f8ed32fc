import { z } from 'zod';
import { can, type Actor } from '../kernel/access.ts';
import { findDay } from '../kernel/clock.ts';
import { say, t, type Language } from '../kernel/messages.ts';
import { excelType, writeWorkbook } from '../kernel/spreadsheet.ts';
import { page, redirect, route, type Route } from '../kernel/web.ts';
import { withQuery } from '../ui/page.tsx';
import { Id, readableAgencies, todayOf } from './desk.ts';
import { ListPage, degreeText } from './list-page.tsx';
import { countPeople, listPeople, type ListAsk } from './listing.ts';
import { rememberLooks } from './looks.ts';
import { editStaff, readStaff } from './permissions.ts';
import { degrees, employmentStates, staffKinds, type EmploymentState } from './schema.ts';
import { sections } from './sections.ts';
import type { Staff } from './staff.ts';
import { dayWords, roomTitle, standardWords } from './words.ts';

const pageSize = 50;
const mostExported = 50_000;

const keyOf = (words: Readonly<Record<string, unknown>>) =>
  z
    .string()
    .refine((key) => key === '' || Object.hasOwn(words, key))
    .catch('');
const Address = z.object({
  q: z.string().trim().max(100).catch(''),
  agency: Id.or(z.literal('')).catch(''),
  kind: keyOf(staffKinds),
  grade: z.string().max(20).catch(''),
  degree: keyOf(degrees),
  state: keyOf(employmentStates),
  record: z.enum(['', 'entered', 'open', 'waiting']).catch(''),
  lacks: keyOf(standardWords),
  /** Years of retirement, `2026-2030`. */
  retires: z
    .string()
    .regex(/^\d{4}-\d{4}$/)
    .catch(''),
  sort: z
    .string()
    .regex(/^-?[a-z]{1,20}$/)
    .catch(''),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});
type Address = z.infer<typeof Address>;

/** The list of people, and the same as a workbook. */
export function listRoutes(staff: Staff): Route[] {
  const { db } = staff.house;
  return [
    route({
      method: 'GET',
      path: '/staff',
      permission: readStaff,
      query: Address,
      async handle({ actor, language, query, url }) {
        const [ask, day] = [askOf(query), todayOf(staff)];
        const [people, total] = await Promise.all([
          listPeople(db, actor, ask, day, { limit: pageSize, offset: (query.page - 1) * pageSize }),
          countPeople(db, actor, ask, day),
        ]);
        const last = Math.max(1, Math.ceil(total / pageSize));
        if (query.page > last) return redirect(withQuery(url, { page: last }));
        const { page: _, ...kept } = query;
        const values = Object.fromEntries(Object.entries(kept).map(([name, value]) => [name, String(value)]));
        return page(
          say(roomTitle, language),
          <ListPage
            people={people}
            total={total}
            page={query.page}
            pageSize={pageSize}
            values={values}
            agencies={readableAgencies(staff, actor)}
            mayEdit={can(actor, editStaff) !== false}
          />,
        );
      },
    }),
    route({
      method: 'GET',
      path: '/staff/rows.xlsx',
      permission: readStaff,
      query: Address,
      perMinute: 10,
      handle: async ({ actor, language, query }) => ({
        kind: 'bytes',
        data: await exportOf(actor, askOf(query), language),
        mediaType: excelType,
        fileName: 'can-bo-cong-chuc-vien-chuc.xlsx',
        isDownload: true,
      }),
    }),
  ];

  /** Names, posts and training: nothing that is covered goes out. Whoever stands in it has been looked at. */
  async function exportOf(actor: Actor, ask: ListAsk, language: Language): Promise<Buffer> {
    const people = await listPeople(db, actor, ask, todayOf(staff), { limit: mostExported, offset: 0 });
    await rememberLooks(
      staff.house,
      actor,
      people.map(({ personId }) => personId),
      'export',
    );
    const { fullName, gender, birthOn } = sections.identity.fields;
    const columns = [
      { title: t('Hồ sơ số', 'Record'), width: 10 },
      { title: fullName.title, width: 28 },
      { title: birthOn.title, width: 12 },
      { title: gender.title, width: 10 },
      { title: t('Cơ quan', 'Agency'), width: 44 },
      { title: t('Chức danh', 'Post'), width: 28 },
      { title: t('Loại', 'Kind'), width: 26 },
      { title: t('Ngạch', 'Grade'), width: 12 },
      { title: t('Trình độ', 'Degree'), width: 14 },
      { title: t('Đủ tuổi nghỉ hưu', 'Retires on'), width: 16 },
      { title: t('Phần bắt buộc còn thiếu', 'Mandated parts missing'), width: 12 },
    ].map(({ title, width }) => ({ title: say(title, language), width }));
    const rows = people.map((one) => [
      one.personId,
      one.fullName,
      dayWords(one.birthOn),
      (gender.choices as Record<string, { vi: string; en: string }>)[one.gender]?.[language] ?? '',
      one.agency,
      one.title,
      say(staffKinds[one.kind], language),
      one.grade,
      degreeText(one.degree, language),
      dayWords(one.retiresOn),
      one.missing,
    ]);
    return writeWorkbook([{ name: say(roomTitle, language).slice(0, 31), columns, rows }]);
  }
}

function askOf(query: Address): ListAsk {
  const [from = '', to = ''] = query.retires.split('-');
  const [first, last] = [`${from}-01-01`, `${to}-12-31`];
  const isRange = findDay(first) !== null && findDay(last) !== null && from >= '1900' && to <= '2199';
  return {
    words: query.q,
    agencyIds: query.agency === '' ? null : [query.agency],
    kind: query.kind,
    grade: query.grade,
    degree: query.degree,
    state: query.state === '' ? 'working' : (query.state as EmploymentState),
    record: query.record,
    lacks: query.lacks,
    sort: query.sort,
    retires: isRange ? [first, last] : null,
    step: null,
  };
}
