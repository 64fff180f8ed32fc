import { t } from '../kernel/messages.ts';
import { agency, day, number, register, text } from '../registers/schema.ts';
import { keepDigitalMeans, readDigitalMeans } from './permissions.ts';

export const onlineMeetings = register('online-meeting', {
  title: t('Họp trực tuyến', 'Online meetings'),
  one: t('cuộc họp', 'meeting'),
  about: t('Cuộc họp, hội nghị trực tuyến đã tổ chức, số điểm cầu', 'Meetings held online, and where'),
  law: 'Nghị định số 64/2007/NĐ-CP; Nghị định số 42/2022/NĐ-CP',
  area: 'modernisation',
  columns: {
    name: text(t('Nội dung cuộc họp', 'Subject'), { required: true, list: true }),
    agency: agency(t('Cơ quan chủ trì', 'Host'), { required: true, list: true }),
    heldOn: day(t('Ngày họp', 'Day'), { required: true, list: true }),
    points: number(t('Số điểm cầu', 'Places linked'), { required: true, least: 2, list: true, total: true }),
    people: number(t('Số người dự', 'People'), { least: 0, list: true, total: true }),
    source: text(t('Nguồn số liệu', 'Source'), { required: true }),
  },
  label: ['name'],
  owner: 'agency',
  on: 'heldOn',
  unique: ['name', 'agency', 'heldOn'],
  states: {
    planned: { title: t('Dự kiến', 'Planned'), next: ['held', 'cancelled'] },
    held: { title: t('Đã họp', 'Held'), tone: 'done' },
    cancelled: { title: t('Không họp', 'Not held'), reason: true, tone: 'stopped' },
  },
  access: { read: readDigitalMeans, write: keepDigitalMeans },
  keep: { years: 10 },
  figures: {
    'digital.onlineMeetings': {
      title: t('Số cuộc họp, hội nghị trực tuyến', 'Online meetings'),
      states: ['held'],
      better: 'more',
    },
  },
});
