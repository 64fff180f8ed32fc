import { t } from '../kernel/messages.ts';
import { agency, choice, day, number, register, text } from '../registers/schema.ts';
import { keepPowersAndQuotas, readPowersAndQuotas } from './permissions.ts';

const levels = {
  department: t('Sở, ban, ngành', 'Department'),
  district: t('Cấp huyện', 'District'),
  commune: t('Cấp xã', 'Commune'),
};

/** How far the agencies of a level are: `oneStop.departmentShare` and `oneStop.departmentModernShare`, with their parts. */
function figuresOf(level: keyof typeof levels, vi: string, en: string) {
  const stock = (title: [string, string], from: 'since' | 'oneStopFrom' | 'modernFrom') =>
    ({ title: t(...title), when: { level }, from, until: 'endsOn' }) as const;
  return {
    [`oneStop.${level}All`]: stock([`Số ${vi}`, `Number of ${en}`], 'since'),
    [`oneStop.${level}s`]: stock(
      [`Số ${vi} có Bộ phận Một cửa`, `Number of ${en} with a one-stop counter`],
      'oneStopFrom',
    ),
    [`oneStop.${level}Modern`]: stock(
      [`Số ${vi} có một cửa ứng dụng công nghệ thông tin`, `Number of ${en} with a modern counter`],
      'modernFrom',
    ),
    [`oneStop.${level}Share`]: {
      title: t(
        `Tỷ lệ ${vi} giải quyết thủ tục theo cơ chế một cửa`,
        `Share of ${en} with a one-stop counter`,
      ),
      ratio: [`oneStop.${level}s`, `oneStop.${level}All`],
    },
    [`oneStop.${level}ModernShare`]: {
      title: t(`Tỷ lệ ${vi} có một cửa ứng dụng công nghệ thông tin`, `Share of ${en} with a modern counter`),
      ratio: [`oneStop.${level}Modern`, `oneStop.${level}All`],
    },
  } as const;
}

/** Each agency that receives dossiers, and since when by one counter, and by software at that counter. */
export const oneStops = register('one-stop', {
  title: t('Bộ phận Một cửa', 'One-stop counters'),
  one: t('Bộ phận Một cửa', 'one-stop counter'),
  about: t(
    'Cơ quan giải quyết thủ tục: theo cơ chế một cửa từ ngày nào, ứng dụng công nghệ thông tin từ ngày nào',
    'Agencies that resolve procedures: by one counter since when, with software since when',
  ),
  law: 'Quyết định số 93/2007/QĐ-TTg; Quyết định số 09/2015/QĐ-TTg; Nghị định số 61/2018/NĐ-CP',
  area: 'procedures',
  columns: {
    agency: agency(t('Cơ quan', 'Agency'), { required: true, list: true }),
    level: choice(t('Cấp', 'Level'), levels, { required: true, list: true }),
    since: day(t('Theo dõi từ', 'Kept since'), { required: true }),
    oneStopFrom: day(t('Một cửa từ', 'One-stop from'), { list: true }),
    modernFrom: day(t('Ứng dụng công nghệ thông tin từ', 'With software from'), { list: true }),
    endsOn: day(t('Thôi hoạt động từ', 'No longer from'), { list: true }),
    desks: number(t('Số quầy', 'Desks'), { least: 1, most: 200, list: true, total: true }),
    place: text(t('Nơi đặt', 'Place'), { section: t('Nơi làm việc', 'Place of work') }),
    basis: text(t('Quyết định thành lập', 'Decision'), { long: true }),
  },
  label: ['agency'],
  owner: 'agency',
  on: 'since',
  unique: ['agency', 'since'],
  states: { kept: { title: t('Đang theo dõi', 'Kept') } },
  access: { read: readPowersAndQuotas, write: keepPowersAndQuotas },
  check: ({ oneStopFrom = '', modernFrom = '' }) =>
    modernFrom !== '' && (oneStopFrom === '' || modernFrom < oneStopFrom)
      ? {
          modernFrom: t(
            'Chỉ ứng dụng công nghệ thông tin từ khi đã có Bộ phận Một cửa.',
            'Software comes with or after the one-stop counter.',
          ),
        }
      : undefined,
  figures: {
    ...figuresOf('department', 'sở, ban, ngành', 'departments'),
    ...figuresOf('district', 'Ủy ban nhân dân cấp huyện', 'district committees'),
    ...figuresOf('commune', 'Ủy ban nhân dân cấp xã', 'commune committees'),
  },
});
