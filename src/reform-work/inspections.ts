import { t } from '../kernel/messages.ts';
import { agency, choice, day, number, person, row, text, yes, register } from '../registers/schema.ts';
import { inspectReform, readReformWork } from './permissions.ts';

const law = 'Nghị quyết số 30c/NQ-CP, Điều 6; Nghị quyết số 76/NQ-CP';
const done = ['held', 'concluded', 'closed'] as const;

export const inspections = register('inspection', {
  title: t('Kiểm tra CCHC', 'Reform inspections'),
  one: t('cuộc kiểm tra', 'inspection'),
  about: t(
    'Kế hoạch kiểm tra hằng năm, kiểm tra đột xuất, kết luận và theo dõi khắc phục',
    'Yearly plan and surprise visits, their conclusions and remedies',
  ),
  law,
  area: 'steering',
  columns: {
    agency: agency(t('Đơn vị được kiểm tra', 'Inspected'), { required: true, list: true }),
    kind: choice(
      t('Hình thức', 'Kind'),
      { planned: t('Theo kế hoạch', 'By plan'), surprise: t('Đột xuất', 'Surprise') },
      { required: true, list: true },
    ),
    tier: choice(
      t('Loại đơn vị', 'Kind of unit'),
      {
        department: t('Sở, ban, ngành', 'Department'),
        division: t('Phòng, ban cấp huyện', 'District division'),
        commune: t('Cấp xã', 'Commune'),
        other: t('Khác', 'Other'),
      },
      { required: true },
    ),
    units: number(t('Số phòng, ban được kiểm tra', 'Divisions visited'), {
      required: true,
      least: 1,
      when: { tier: 'division' },
    }),
    heldOn: day(t('Ngày kiểm tra', 'Day'), { required: true, list: true }),
    team: text(t('Đoàn, tổ kiểm tra', 'Team'), { list: true }),
    head: person(t('Trưởng đoàn', 'Head of the team')),
    plan: text(t('Kế hoạch, quyết định số', 'Plan or decision'), { when: { kind: 'planned' } }),
    scope: text(t('Nội dung kiểm tra', 'Scope'), { long: true }),
    dossiers: number(t('Số hồ sơ đã xem', 'Dossiers looked at'), {
      section: t('Kết quả', 'Result'),
      least: 0,
      total: true,
    }),
    hasFaults: yes(t('Có tồn tại, hạn chế', 'Faults were found')),
    conclusion: text(t('Kết luận', 'Conclusion'), { long: true }),
    concludedOn: day(t('Ngày ra kết luận', 'Concluded on'), { notBefore: 'heldOn' }),
  },
  label: ['agency', 'heldOn'],
  owner: 'agency',
  on: 'heldOn',
  unique: ['agency', 'heldOn', 'kind'],
  states: {
    planned: { title: t('Dự kiến', 'Planned'), next: ['held', 'cancelled'] },
    held: { title: t('Đã kiểm tra', 'Held'), next: ['concluded'], tone: 'working' },
    concluded: {
      title: t('Đã kết luận', 'Concluded'),
      needs: ['conclusion', 'concludedOn'],
      next: ['closed'],
    },
    closed: { title: t('Đã khắc phục xong', 'Closed'), tone: 'done', locked: true },
    cancelled: { title: t('Không thực hiện', 'Not held'), reason: true, tone: 'stopped', locked: true },
  },
  access: { read: readReformWork, write: inspectReform },
  keep: { years: 20 },
  figures: {
    'inspection.plannedUnits': {
      title: t('Số đơn vị được kiểm tra theo kế hoạch', 'Units inspected by plan'),
      when: { kind: 'planned' },
      states: done,
      better: 'more',
    },
    'inspection.surpriseVisits': {
      title: t('Số lượt kiểm tra đột xuất', 'Surprise visits'),
      when: { kind: 'surprise' },
      states: done,
      better: 'more',
    },
    'inspection.surpriseDepartments': {
      title: t('Số lượt kiểm tra đột xuất tại sở, ban, ngành', 'Surprise visits to departments'),
      when: { kind: 'surprise', tier: 'department' },
      states: done,
    },
    'inspection.surpriseDivisions': {
      title: t('Số lượt kiểm tra đột xuất tại phòng, ban cấp huyện', 'Surprise visits to district divisions'),
      when: { kind: 'surprise', tier: 'division' },
      states: done,
      sum: 'units',
    },
    'inspection.surpriseCommunes': {
      title: t('Số lượt kiểm tra đột xuất tại cấp xã', 'Surprise visits to communes'),
      when: { kind: 'surprise', tier: 'commune' },
      states: done,
    },
  },
});

export const findings = register('inspection-finding', {
  title: t('Tồn tại qua kiểm tra', 'Findings of inspections'),
  one: t('tồn tại', 'finding'),
  about: t(
    'Từng tồn tại, hạn chế phải khắc phục, có hạn và kết quả',
    'Each fault to remedy, with its day and result',
  ),
  law,
  area: 'steering',
  columns: {
    fault: text(t('Tồn tại, hạn chế', 'Fault'), { required: true, list: true }),
    agency: agency(t('Cơ quan phải khắc phục', 'To be remedied by'), { required: true, list: true }),
    inspection: row(t('Cuộc kiểm tra', 'Inspection'), 'inspection', { required: true }),
    kind: choice(
      t('Nhóm tồn tại', 'Kind of fault'),
      {
        late: t('Hồ sơ trễ hẹn', 'Late dossiers'),
        apology: t('Thiếu thư xin lỗi', 'No letter of apology'),
        posting: t('Niêm yết chưa đúng', 'Posting'),
        papers: t('Yêu cầu thêm giấy tờ', 'Papers beyond the list'),
        discipline: t('Kỷ luật, giờ giấc', 'Discipline'),
        records: t('Sổ sách, cập nhật phần mềm', 'Records and software'),
      },
      { required: true, list: true },
    ),
    foundOn: day(t('Ngày phát hiện', 'Found on'), { required: true }),
    dueOn: day(t('Hạn khắc phục', 'To be remedied by'), { notBefore: 'foundOn', required: true, list: true }),
    basis: text(t('Quy định chưa thực hiện đúng', 'Rule not kept')),
    remedy: text(t('Biện pháp yêu cầu', 'Remedy asked for'), { long: true }),
    isRepeated: yes(t('Lặp lại từ lần kiểm tra trước', 'Repeated since the last inspection')),
    confirmedOn: day(t('Ngày xác nhận', 'Confirmed on'), {
      notBefore: 'foundOn',
      section: t('Khắc phục', 'Remedy'),
    }),
  },
  label: ['fault'],
  page: (id) => `/inspections/findings/${id}`,
  owner: 'agency',
  on: 'foundOn',
  states: {
    open: { title: t('Chưa khắc phục', 'Open'), next: ['remedied'], reason: true },
    remedied: {
      title: t('Đơn vị báo đã khắc phục', 'Remedied, says the agency'),
      by: ['leader', 'unit-head', 'specialist', 'inspector', 'reform-officer'],
      reason: true,
      next: ['confirmed', 'open'],
      tone: 'waiting',
    },
    confirmed: {
      title: t('Đã xác nhận khắc phục', 'Confirmed'),
      needs: ['confirmedOn'],
      tone: 'done',
      locked: true,
    },
  },
  access: { read: readReformWork, write: inspectReform },
  keep: { years: 20 },
  figures: {
    'inspection.findings': { title: t('Số tồn tại phát hiện qua kiểm tra', 'Faults found') },
    'inspection.findingsRemedied': {
      title: t('Số tồn tại đã khắc phục', 'Faults remedied'),
      states: ['confirmed'],
      better: 'more',
    },
    'inspection.findingsRepeated': {
      title: t('Số tồn tại lặp lại', 'Repeated faults'),
      when: { isRepeated: true },
      better: 'less',
    },
    'inspection.remediedShare': {
      title: t('Tỷ lệ tồn tại đã khắc phục', 'Share of faults remedied'),
      ratio: ['inspection.findingsRemedied', 'inspection.findings'],
      better: 'more',
    },
  },
});
