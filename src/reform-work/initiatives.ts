import { t } from '../kernel/messages.ts';
import { agency, choice, day, number, person, text, register } from '../registers/schema.ts';
import { proposeInitiatives, readInitiatives } from './permissions.ts';

export const initiatives = register('initiative', {
  title: t('Sáng kiến cải cách', 'Reform initiatives'),
  one: t('sáng kiến', 'initiative'),
  about: t(
    'Từ đề xuất, hội đồng chấm, công nhận đến nhân rộng',
    'From the proposal through the council’s marks to recognition and spread',
  ),
  law: 'Nghị định số 13/2012/NĐ-CP (Điều lệ Sáng kiến)',
  area: 'steering',
  columns: {
    name: text(t('Tên sáng kiến', 'Name'), { required: true, list: true }),
    agency: agency(t('Cơ quan', 'Agency'), { required: true, list: true }),
    author: text(t('Tác giả', 'Author'), { required: true }),
    field: choice(
      t('Lĩnh vực', 'Area'),
      {
        procedures: t('Thủ tục hành chính', 'Procedures'),
        oneStop: t('Một cửa, một cửa liên thông', 'One-stop'),
        digital: t('Ứng dụng công nghệ thông tin', 'Digital'),
        staff: t('Công vụ, công chức', 'Civil service'),
        communication: t('Tuyên truyền', 'Communication'),
      },
      { required: true, list: true },
    ),
    proposedOn: day(t('Ngày đề xuất', 'Proposed on'), { required: true, list: true }),
    content: text(t('Nội dung', 'Content'), { long: true }),
    benefit: text(t('Hiệu quả dự kiến', 'Expected benefit'), { long: true }),
    marks: number(t('Điểm hội đồng', 'Council’s marks'), {
      section: t('Hội đồng', 'Council'),
      decimals: 1,
      least: 0,
      most: 100,
      list: true,
    }),
    judge: person(t('Thư ký hội đồng', 'Secretary of the council')),
    decision: text(t('Quyết định công nhận số', 'Decision')),
    spreadTo: number(t('Số cơ quan áp dụng', 'Agencies that apply it'), {
      section: t('Nhân rộng', 'Spread'),
      least: 0,
      total: true,
    }),
  },
  label: ['name'],
  owner: 'agency',
  on: 'proposedOn',
  unique: ['name', 'agency'],
  states: {
    proposed: { title: t('Đề xuất', 'Proposed'), next: ['judged', 'declined'] },
    judged: {
      title: t('Hội đồng đã chấm', 'Judged'),
      by: ['reform-officer'],
      needs: ['marks'],
      next: ['recognised', 'declined'],
    },
    recognised: {
      title: t('Được công nhận', 'Recognised'),
      by: ['reform-officer', 'leader'],
      needs: ['decision'],
      next: ['spread'],
      tone: 'done',
    },
    spread: { title: t('Đã nhân rộng', 'Spread'), by: ['reform-officer'], needs: ['spreadTo'], tone: 'done' },
    declined: {
      title: t('Không công nhận', 'Declined'),
      by: ['reform-officer'],
      reason: true,
      tone: 'stopped',
      locked: true,
    },
  },
  access: { read: readInitiatives, write: proposeInitiatives },
  keep: { years: 20 },
  figures: {
    'initiative.proposed': {
      title: t('Số sáng kiến cải cách được đề xuất', 'Initiatives proposed'),
      better: 'more',
    },
    'initiative.recognised': {
      title: t('Số sáng kiến cải cách được công nhận', 'Initiatives recognised'),
      states: ['recognised', 'spread'],
      better: 'more',
    },
    'initiative.spread': {
      title: t('Số sáng kiến đã nhân rộng', 'Initiatives spread'),
      states: ['spread'],
      better: 'more',
    },
    'initiative.recognisedShare': {
      title: t('Tỷ lệ sáng kiến được công nhận', 'Share recognised'),
      ratio: ['initiative.recognised', 'initiative.proposed'],
      better: 'more',
    },
  },
});
