import { t } from '../kernel/messages.ts';
import { agency, choice, day, person, row, text, yes, register } from '../registers/schema.ts';
import { clauseChoices } from './clauses.ts';
import { strayCodes } from './catalogue.ts';
import { keepQuality, readQuality } from './permissions.ts';

const access = { read: readQuality, write: keepQuality };
const keep = { years: 10 };
const system = row(t('Hệ thống', 'System'), 'quality-system', { required: true, list: true });
const own = agency(t('Cơ quan', 'Agency'), { required: true, list: true });

export const audits = register('quality-audit', {
  title: t('Đánh giá nội bộ', 'Internal audits'),
  one: t('cuộc đánh giá', 'audit'),
  about: t('Chương trình đánh giá năm, đoàn, kết luận', 'The yearly programme, teams and conclusions'),
  law: 'TCVN ISO 9001:2015, 9.2',
  area: 'modernisation',
  columns: {
    system,
    agency: own,
    heldOn: day(t('Ngày đánh giá', 'Day'), { required: true, list: true }),
    programme: text(t('Chương trình đánh giá số', 'Programme'), { list: true }),
    scope: text(t('Phạm vi, bộ phận được đánh giá', 'Scope'), { required: true, list: true }),
    lead: text(t('Trưởng đoàn', 'Lead auditor'), { required: true }),
    team: text(t('Thành viên', 'Team')),
    conclusion: text(t('Kết luận', 'Conclusion'), { long: true, section: t('Kết quả', 'Result') }),
  },
  label: ['scope', 'heldOn'],
  page: (id) => `/quality/audits/${id}`,
  owner: 'agency',
  on: 'heldOn',
  states: {
    planned: { title: t('Trong chương trình', 'Planned'), next: ['held', 'cancelled'] },
    held: { title: t('Đang đánh giá', 'Under way'), next: ['concluded'], tone: 'working' },
    concluded: { title: t('Đã kết luận', 'Concluded'), needs: ['conclusion'], tone: 'done' },
    cancelled: { title: t('Không thực hiện', 'Not held'), reason: true, tone: 'stopped' },
  },
  access,
  keep,
  figures: {
    'quality.audits': {
      title: t('Số cuộc đánh giá chất lượng nội bộ', 'Internal quality audits'),
      states: ['held', 'concluded'],
      better: 'more',
    },
  },
});

export const checks = register('quality-check', {
  title: t('Phiếu đánh giá theo điều khoản', 'Audit checklist'),
  one: t('nội dung đánh giá', 'check'),
  about: t('Mỗi điều khoản đã hỏi gì, thấy gì', 'What was asked and found for each clause'),
  law: 'TCVN ISO 9001:2015, 9.2',
  area: 'modernisation',
  columns: {
    audit: row(t('Cuộc đánh giá', 'Audit'), 'quality-audit', { required: true, list: true }),
    agency: own,
    clause: choice(t('Điều khoản', 'Clause'), clauseChoices, { required: true, list: true }),
    checkedOn: day(t('Ngày', 'Day'), { required: true, list: true }),
    question: text(t('Đã kiểm tra gì', 'What was checked'), { required: true, list: true }),
    evidence: text(t('Bằng chứng', 'Evidence'), { long: true }),
    result: choice(
      t('Kết quả', 'Result'),
      {
        conforms: t('Phù hợp', 'Conforms'),
        observation: t('Cần lưu ý', 'Observation'),
        nonconforming: t('Không phù hợp', 'Does not conform'),
      },
      { required: true, list: true },
    ),
  },
  label: ['clause', 'question'],
  owner: 'agency',
  on: 'checkedOn',
  states: { recorded: { title: t('Đã ghi', 'Recorded') } },
  access,
  keep,
});

export const nonconformities = register('quality-nonconformity', {
  title: t('Điểm không phù hợp', 'Non-conformities'),
  one: t('điểm không phù hợp', 'non-conformity'),
  about: t('Nguyên nhân, khắc phục, xác nhận có hiệu lực', 'Cause, remedy, and whether it worked'),
  law: 'TCVN ISO 9001:2015, 10.2',
  area: 'modernisation',
  columns: {
    finding: text(t('Mô tả', 'What was found'), { required: true, list: true }),
    system,
    agency: own,
    audit: row(t('Cuộc đánh giá', 'Audit'), 'quality-audit'),
    clause: choice(t('Điều khoản', 'Clause'), clauseChoices, { required: true, list: true }),
    procedure: text(t('Mã thủ tục liên quan', 'Procedure'), { most: 60, known: strayCodes }),
    grade: choice(
      t('Mức độ', 'Grade'),
      { minor: t('Nhẹ', 'Minor'), major: t('Nặng', 'Major') },
      { required: true },
    ),
    foundOn: day(t('Ngày phát hiện', 'Found on'), { required: true }),
    dueOn: day(t('Hạn khắc phục', 'To be remedied by'), { notBefore: 'foundOn', required: true, list: true }),
    cause: text(t('Nguyên nhân', 'Cause'), { long: true, section: t('Khắc phục', 'Remedy') }),
    correction: text(t('Sửa ngay', 'Correction'), { long: true }),
    correctiveAction: text(t('Hành động khắc phục nguyên nhân', 'Corrective action'), { long: true }),
    doneOn: day(t('Ngày làm xong', 'Done on'), { notBefore: 'foundOn' }),
    verifiedBy: person(t('Người xác nhận', 'Verified by'), { section: t('Xác nhận', 'Verification') }),
    verifiedOn: day(t('Ngày xác nhận', 'Verified on'), { notBefore: 'doneOn' }),
    isEffective: yes(t('Khắc phục có hiệu lực', 'The remedy works')),
  },
  label: ['finding'],
  owner: 'agency',
  on: 'foundOn',
  states: {
    open: { title: t('Mới phát hiện', 'Open'), next: ['planned'], tone: 'new' },
    planned: {
      title: t('Đã có biện pháp', 'Remedy planned'),
      needs: ['cause', 'correctiveAction'],
      next: ['done'],
      tone: 'working',
    },
    done: {
      title: t('Chờ xác nhận', 'To be verified'),
      needs: ['doneOn'],
      next: ['closed', 'planned'],
      tone: 'waiting',
    },
    closed: {
      title: t('Đã khép', 'Closed'),
      needs: ['verifiedBy', 'verifiedOn', 'isEffective'],
      tone: 'done',
      locked: true,
    },
  },
  access,
  keep,
  figures: {
    'quality.nonconformities': { title: t('Số điểm không phù hợp', 'Non-conformities') },
    'quality.nonconformitiesClosed': {
      title: t('Số điểm không phù hợp đã khép', 'Non-conformities closed'),
      states: ['closed'],
      better: 'more',
    },
    'quality.closedShare': {
      title: t('Tỷ lệ điểm không phù hợp đã khép', 'Share of non-conformities closed'),
      ratio: ['quality.nonconformitiesClosed', 'quality.nonconformities'],
      better: 'more',
    },
  },
});

export const reviews = register('quality-review', {
  title: t('Xem xét của lãnh đạo', 'Management reviews'),
  one: t('cuộc xem xét', 'review'),
  about: t('Lãnh đạo xem xét hệ thống mỗi năm', 'The management reviews the system each year'),
  law: 'TCVN ISO 9001:2015, 9.3',
  area: 'modernisation',
  columns: {
    system,
    agency: own,
    heldOn: day(t('Ngày họp', 'Day'), { required: true, list: true }),
    chair: text(t('Chủ trì', 'Chair'), { required: true, list: true }),
    inputs: text(t('Nội dung xem xét', 'What was reviewed'), { long: true, required: true }),
    decisions: text(t('Quyết định, nguồn lực, thay đổi', 'Decisions'), { long: true }),
  },
  label: ['heldOn', 'chair'],
  owner: 'agency',
  on: 'heldOn',
  states: {
    planned: { title: t('Dự kiến', 'Planned'), next: ['held'] },
    held: { title: t('Đã họp', 'Held'), needs: ['decisions'], tone: 'done' },
  },
  access,
  keep,
  figures: {
    'quality.reviews': {
      title: t('Số cuộc xem xét của lãnh đạo', 'Management reviews'),
      states: ['held'],
      better: 'more',
    },
  },
});
