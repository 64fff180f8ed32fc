import { permission } from '../kernel/access.ts';
import { t } from '../kernel/messages.ts';
import { agency, choice, day, number, person, register, text, yes } from './schema.ts';

const readCourses = permission('course.read', t('Xem sổ lớp học', 'See the courses'), {
  'reform-officer': 'city',
  leader: 'tree',
  specialist: 'agency',
});
const keepCourses = permission('course.keep', t('Ghi sổ lớp học', 'Keep the courses'), {
  'reform-officer': 'city',
  specialist: 'agency',
});

/** The register of the walk-through in README.md, followed to the end: ten columns, for the tests. */
export const courses = register('course', {
  title: t('Lớp đào tạo, bồi dưỡng', 'Training courses'),
  one: t('lớp', 'course'),
  law: 'Nghị định số 101/2017/NĐ-CP',
  area: 'staff',
  columns: {
    name: text(t('Tên lớp', 'Name'), { required: true, list: true }),
    agency: agency(t('Cơ quan mở lớp', 'Held by'), { required: true, list: true }),
    kind: choice(t('Loại', 'Kind'), { it: t('Tin học', 'IT'), law: t('Pháp luật', 'Law') }, { list: true }),
    heldOn: day(t('Ngày khai giảng', 'First day'), { required: true, list: true }),
    people: number(t('Số học viên', 'People'), { list: true, total: true, least: 0, most: 5000 }),
    cost: number(t('Kinh phí (triệu đồng)', 'Cost (million đồng)'), { decimals: 2, total: true }),
    passed: number(t('Số đạt', 'Passed'), { least: 0 }),
    reportBy: day(t('Hạn báo cáo', 'Report due')),
    software: text(t('Phần mềm', 'Software'), { when: { kind: 'it' } }),
    isOnline: yes(t('Học trực tuyến', 'Online')),
    organiser: person(t('Người phụ trách', 'In charge'), { section: t('Tổ chức', 'Organisation') }),
    remark: text(t('Ghi chú', 'Remark'), { long: true }),
  },
  label: ['name'],
  owner: 'agency',
  on: 'heldOn',
  due: 'reportBy',
  check: ({ people = 0, passed = 0 }) =>
    passed > people
      ? { passed: t('Nhiều hơn số học viên.', 'More than the people who attended.') }
      : undefined,
  unique: ['name', 'heldOn'],
  states: {
    planned: { title: t('Dự kiến', 'Planned'), next: ['held', 'cancelled'] },
    held: { title: t('Đã mở', 'Held'), needs: ['people'], next: ['checked'], tone: 'done' },
    checked: {
      title: t('Đã xác nhận', 'Checked'),
      by: ['leader', 'reform-officer'],
      locked: true,
      tone: 'done',
    },
    cancelled: { title: t('Hủy', 'Cancelled'), reason: true, tone: 'stopped' },
  },
  access: { read: readCourses, write: keepCourses },
  keep: { years: 5 },
  figures: {
    'course.held': { title: t('Số lớp đã mở', 'Courses held'), states: ['held', 'checked'], better: 'more' },
    'course.people': {
      title: t('Số lượt học viên', 'People trained'),
      states: ['held', 'checked'],
      sum: 'people',
    },
    'course.online': { title: t('Số lớp trực tuyến', 'Online courses'), when: { isOnline: true } },
    'course.agencies': {
      title: t('Số cơ quan đã mở lớp', 'Agencies that held a course'),
      states: ['held', 'checked'],
      distinct: 'agency',
    },
    'course.onlineShare': {
      title: t('Tỷ lệ lớp trực tuyến', 'Share online'),
      ratio: ['course.online', 'course.held'],
    },
  },
});
