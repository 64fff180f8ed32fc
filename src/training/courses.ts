import { t } from '../kernel/messages.ts';
import { agency, choice, day, number, row, text, register } from '../registers/schema.ts';
import { courseFigures } from './course-figures.ts';
import { keepTraining, readTraining } from './permissions.ts';
import { courseKinds, degrees, ranks, results, theories } from './words.ts';

const law = 'Nghị định số 101/2017/NĐ-CP; Nghị định số 89/2021/NĐ-CP';

export const courses = register('training-course', {
  title: t('Lớp đào tạo, bồi dưỡng', 'Training courses'),
  one: t('lớp', 'course'),
  about: t(
    'Lớp trong kế hoạch, lớp đã mở, số người học theo loại và trình độ, kinh phí',
    'Courses planned and held, attendance by kind and level, cost',
  ),
  law,
  area: 'staff',
  columns: {
    name: text(t('Tên lớp, khóa học', 'Course'), { required: true, list: true }),
    agency: agency(t('Cơ quan mở lớp, cử đi học', 'Held by, or sends to it'), { required: true, list: true }),
    kind: choice(t('Loại', 'Kind'), courseKinds, { required: true, list: true }),
    degree: choice(t('Trình độ chuyên môn', 'Degree'), degrees, { when: { kind: 'professional' } }),
    theory: choice(t('Trình độ lý luận', 'Level of theory'), theories, { when: { kind: 'political' } }),
    rank: choice(t('Ngạch', 'Grade'), ranks, { when: { kind: 'stateManagement' } }),
    place: choice(
      t('Nơi học', 'Where'),
      { home: t('Trong nước', 'At home'), abroad: t('Nước ngoài', 'Abroad') },
      { required: true },
    ),
    startsOn: day(t('Ngày khai giảng', 'First day'), { required: true, list: true }),
    endsOn: day(t('Ngày bế giảng', 'Last day'), { notBefore: 'startsOn' }),
    school: text(t('Cơ sở đào tạo', 'School')),
    signer: text(t('Người ký chứng chỉ', 'Signer of the certificates'), {
      hint: t('Chức vụ, họ tên in trên chứng chỉ', 'Office and name as printed'),
    }),
    quota: number(t('Số người dự kiến', 'People planned'), { least: 0, section: t('Kết quả', 'Result') }),
    people: number(t('Số lượt người học', 'Attendance'), { least: 0, list: true, total: true }),
    cost: number(t('Kinh phí', 'Cost'), { least: 0, total: true, unit: t('đồng', 'đồng') }),
    remark: text(t('Ghi chú', 'Remark'), { long: true }),
  },
  label: ['name'],
  page: (id) => `/training/courses/${id}`,
  owner: 'agency',
  on: 'startsOn',
  unique: ['name', 'agency', 'startsOn'],
  states: {
    planned: { title: t('Trong kế hoạch', 'Planned'), next: ['held', 'cancelled'] },
    held: { title: t('Đã mở', 'Held'), needs: ['people'], next: ['finished'], tone: 'working' },
    finished: { title: t('Đã bế giảng', 'Finished'), needs: ['people', 'endsOn'], tone: 'done' },
    cancelled: { title: t('Không mở', 'Not held'), reason: true, tone: 'stopped' },
  },
  access: { read: readTraining, write: keepTraining },
  keep: { years: 20 },
  figures: courseFigures,
});

export const attendances = register('training-attendance', {
  title: t('Học viên, chứng chỉ', 'Attendance and certificates'),
  one: t('học viên', 'attendance'),
  about: t('Từng người học, kết quả, số chứng chỉ', 'Each person, the result, the number of the certificate'),
  law,
  area: 'staff',
  personal: true,
  columns: {
    name: text(t('Họ và tên', 'Name'), { required: true, list: true }),
    bornOn: day(t('Ngày sinh', 'Born on'), { required: true }),
    agency: agency(t('Cơ quan công tác', 'Works at'), { required: true, list: true }),
    post: text(t('Chức vụ, chức danh', 'Post')),
    course: row(t('Lớp', 'Course'), 'training-course', { required: true, list: true }),
    joinedOn: day(t('Ngày ghi danh', 'Joined on'), { notBefore: 'bornOn', required: true }),
    result: choice(t('Kết quả', 'Result'), results, { list: true, section: t('Kết quả', 'Result') }),
    certificateNo: text(t('Số chứng chỉ', 'Certificate no.'), { list: true, most: 60 }),
    issuedOn: day(t('Ngày cấp', 'Issued on'), { notBefore: 'joinedOn' }),
  },
  label: ['name'],
  owner: 'agency',
  on: 'joinedOn',
  check: ({ result, certificateNo }) =>
    result === 'failed' && certificateNo !== undefined
      ? {
          certificateNo: t(
            'Kết quả "Không đạt" thì không cấp chứng chỉ.',
            'Who has failed gets no certificate.',
          ),
        }
      : undefined,
  unique: ['course', 'name', 'bornOn'],
  states: {
    registered: { title: t('Ghi danh', 'Registered'), next: ['attended', 'absent'] },
    attended: { title: t('Đã học', 'Attended'), needs: ['result'], next: ['certified'], tone: 'working' },
    certified: {
      title: t('Đã cấp chứng chỉ', 'Certified'),
      needs: ['result', 'certificateNo', 'issuedOn'],
      next: ['revoked'],
      tone: 'done',
      locked: true,
    },
    revoked: { title: t('Thu hồi chứng chỉ', 'Revoked'), reason: true, tone: 'stopped', locked: true },
    absent: { title: t('Không dự', 'Absent'), reason: true, tone: 'stopped' },
  },
  access: { read: readTraining, write: keepTraining },
  keep: { years: 20 },
  figures: {
    'training.certificates': {
      title: t('Số chứng chỉ đã cấp', 'Certificates issued'),
      states: ['certified'],
      on: 'issuedOn',
      better: 'more',
    },
  },
});
