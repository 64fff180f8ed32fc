import { t } from '../kernel/messages.ts';
import { agency, choice, day, number, text, register } from '../registers/schema.ts';
import { commendReform, readReformWork } from './permissions.ts';

export const commendations = register('commendation', {
  title: t('Khen thưởng CCHC', 'Commendations'),
  one: t('khen thưởng', 'commendation'),
  about: t(
    'Tập thể, cá nhân được đề nghị và được khen về cải cách hành chính, gắn với kết quả',
    'Collectives and people proposed and commended for reform work, tied to results',
  ),
  law: 'Luật Thi đua, Khen thưởng',
  area: 'steering',
  personal: true,
  columns: {
    name: text(t('Tập thể, cá nhân', 'Collective or person'), { required: true, list: true }),
    agency: agency(t('Cơ quan', 'Agency'), { required: true, list: true }),
    kind: choice(
      t('Đối tượng', 'Who'),
      { collective: t('Tập thể', 'Collective'), person: t('Cá nhân', 'Person') },
      { required: true, list: true },
    ),
    title: choice(
      t('Hình thức', 'Form'),
      {
        merit: t('Bằng khen của Chủ tịch UBND thành phố', 'Certificate of merit'),
        excellence: t('Giấy khen', 'Certificate of commendation'),
        fighter: t('Chiến sĩ thi đua', 'Emulation fighter'),
      },
      { required: true, list: true },
    ),
    post: text(t('Chức vụ', 'Post'), { when: { kind: 'person' } }),
    achievement: text(t('Thành tích', 'Achievement'), { long: true, required: true }),
    indexScore: number(t('Điểm chỉ số CCHC năm trước', 'Reform index of the year before'), {
      decimals: 2,
      least: 0,
      most: 100,
      when: { kind: 'collective' },
    }),
    proposedOn: day(t('Ngày đề nghị', 'Proposed on'), { required: true }),
    decidedOn: day(t('Ngày quyết định', 'Decided on'), {
      notBefore: 'proposedOn',
      section: t('Quyết định', 'Decision'),
      list: true,
    }),
    decision: text(t('Quyết định số', 'Decision no.')),
  },
  label: ['name', 'title'],
  owner: 'agency',
  on: 'proposedOn',
  unique: ['name', 'agency', 'title', 'proposedOn'],
  states: {
    proposed: { title: t('Đề nghị', 'Proposed'), next: ['awarded', 'declined'] },
    awarded: {
      title: t('Được khen', 'Awarded'),
      needs: ['decision', 'decidedOn'],
      tone: 'done',
      locked: true,
    },
    declined: { title: t('Không xét', 'Declined'), reason: true, tone: 'stopped', locked: true },
  },
  access: { read: readReformWork, write: commendReform },
  keep: { years: 70 },
  figures: {
    'emulation.collectives': {
      title: t('Số tập thể được tặng bằng khen về cải cách hành chính', 'Collectives commended for reform'),
      when: { kind: 'collective', title: 'merit' },
      states: ['awarded'],
      on: 'decidedOn',
    },
    'emulation.individuals': {
      title: t('Số cá nhân được tặng bằng khen về cải cách hành chính', 'People commended for reform'),
      when: { kind: 'person', title: 'merit' },
      states: ['awarded'],
      on: 'decidedOn',
    },
  },
});
