import { t, type Text } from '../kernel/messages.ts';
import { formatDay } from '../ui/format.ts';
import { agency, choice, day, number, text, yes, register } from '../registers/schema.ts';
import { readReformWork, reportReformWork } from './permissions.ts';

const law = 'Nghị quyết số 30c/NQ-CP, Điều 5';
type Kind = keyof typeof kinds;
const kinds = {
  dialogue: t('Gặp gỡ, đối thoại trên truyền hình', 'Televised dialogue'),
  column: t('Chuyên trang trên báo', 'Newspaper column'),
  poster: t('Tranh cổ động', 'Poster'),
  newsSheet: t('Tin ảnh', 'Picture news sheet'),
  leaflet: t('Tờ rơi về phản ánh, kiến nghị', 'Leaflet on feedback'),
  largeBillboard: t('Pa nô lớn (4 × 6 m)', 'Large billboard'),
  mediumBillboard: t('Pa nô vừa (3 × 4 m)', 'Medium billboard'),
  communeBillboard: t('Pa nô cấp xã (2 × 3,5 m)', 'Commune billboard'),
  script: t('Kịch bản tuyên truyền', 'Script'),
  performance: t('Biểu diễn tuyên truyền', 'Performance'),
  internalMeeting: t('Quán triệt trong nội bộ', 'Internal meeting'),
  publicMeeting: t('Triển khai ra dân', 'Meeting with residents'),
  directDialogue: t('Đối thoại trực tiếp với người dân', 'Direct dialogue with residents'),
  gala: t('Văn nghệ tổng hợp', 'Variety show'),
  localPerformance: t('Văn nghệ, tiểu phẩm tại địa phương', 'Local performance'),
} as const;

const held = (title: Text, kind: Kind, sum?: 'quantity' | 'audience') =>
  ({
    title,
    when: { kind },
    states: ['done'],
    ...(sum === undefined ? {} : { sum }),
    better: 'more',
  }) as const;

export const activities = register('communication', {
  title: t('Hoạt động tuyên truyền', 'Communication'),
  one: t('hoạt động', 'activity'),
  about: t(
    'Hoạt động tuyên truyền cải cách theo loại, có người dự và minh chứng',
    'Activities by kind, with audience and evidence',
  ),
  law,
  area: 'steering',
  columns: {
    name: text(t('Tên hoạt động', 'Activity'), { required: true, list: true }),
    agency: agency(t('Cơ quan thực hiện', 'Held by'), { required: true, list: true }),
    kind: choice(t('Loại', 'Kind'), kinds, { required: true, list: true }),
    heldOn: day(t('Ngày thực hiện', 'Day'), { required: true, list: true }),
    place: text(t('Nơi thực hiện', 'Place')),
    quantity: number(t('Số lượng (bản, cụm, kỳ)', 'Copies, pieces'), { least: 0, total: true, list: true }),
    audience: number(t('Số lượt người xem, dự', 'Audience'), { least: 0, total: true, list: true }),
    topic: text(t('Nội dung tuyên truyền', 'Topic'), { long: true }),
    source: text(t('Nguồn số liệu người xem', 'Source of the audience')),
  },
  label: ['name'],
  owner: 'agency',
  on: 'heldOn',
  states: {
    planned: { title: t('Dự kiến', 'Planned'), next: ['done', 'cancelled'] },
    done: { title: t('Đã thực hiện', 'Done'), tone: 'done' },
    cancelled: { title: t('Không thực hiện', 'Not held'), reason: true, tone: 'stopped' },
  },
  access: { read: readReformWork, write: reportReformWork },
  keep: { years: 10 },
  figures: {
    'communication.dialogues': held(
      t('Số chương trình gặp gỡ, đối thoại trên truyền hình', 'Televised meetings and dialogues'),
      'dialogue',
    ),
    'communication.columns': held(
      t('Số chuyên trang cải cách hành chính trên báo', 'Newspaper columns on reform'),
      'column',
    ),
    'communication.posterDesigns': held(t('Số mẫu tranh cổ động', 'Poster designs'), 'poster'),
    'communication.posterSheets': held(
      t('Số tờ tranh cổ động đã in', 'Posters printed'),
      'poster',
      'quantity',
    ),
    'communication.newsSheets': held(t('Số tin ảnh đã thực hiện', 'Picture news sheets'), 'newsSheet'),
    'communication.newsSheetCopies': held(
      t('Số bản tin ảnh đã in', 'Copies of picture news sheets'),
      'newsSheet',
      'quantity',
    ),
    'feedback.leaflets': held(
      t('Số tờ rơi về tiếp nhận phản ánh, kiến nghị', 'Leaflets on how to give feedback'),
      'leaflet',
      'quantity',
    ),
    'communication.largeBillboards': held(
      t('Số cụm pa nô lớn (4 × 6 m)', 'Large billboards (4 × 6 m)'),
      'largeBillboard',
      'quantity',
    ),
    'communication.mediumBillboards': held(
      t('Số cụm pa nô vừa (3 × 4 m)', 'Medium billboards (3 × 4 m)'),
      'mediumBillboard',
      'quantity',
    ),
    'communication.communeBillboards': held(
      t('Số pa nô giao cho cấp xã (2 × 3,5 m)', 'Billboards given to communes (2 × 3.5 m)'),
      'communeBillboard',
      'quantity',
    ),
    'communication.scripts': held(t('Số kịch bản tuyên truyền', 'Scripts for the stage'), 'script'),
    'communication.performances': held(t('Số cuộc biểu diễn tuyên truyền', 'Performances'), 'performance'),
    'communication.performanceAudience': held(
      t('Số lượt người xem biểu diễn tuyên truyền', 'Audience of performances'),
      'performance',
      'audience',
    ),
    'communication.internalMeetings': held(
      t('Số cuộc quán triệt trong nội bộ', 'Internal meetings on reform'),
      'internalMeeting',
    ),
    'communication.internalAttendance': held(
      t('Số lượt cán bộ dự quán triệt', 'Attendance of staff'),
      'internalMeeting',
      'audience',
    ),
    'communication.publicMeetings': held(
      t('Số cuộc triển khai ra dân', 'Meetings with residents on reform'),
      'publicMeeting',
    ),
    'communication.dialogueDistricts': {
      title: t(
        'Số quận, huyện tổ chức đối thoại trực tiếp với người dân',
        'Districts that held direct dialogues',
      ),
      when: { kind: 'directDialogue' },
      states: ['done'],
      distinct: 'agency',
      better: 'more',
    },
    'communication.galaAudience': held(
      t('Số lượt người xem văn nghệ tổng hợp', 'Audience of variety shows'),
      'gala',
      'audience',
    ),
    'communication.localPerformances': held(
      t('Số cuộc văn nghệ, tiểu phẩm tại địa phương', 'Local performances'),
      'localPerformance',
    ),
    'communication.localAudience': held(
      t('Số lượt người xem văn nghệ tại địa phương', 'Audience of local performances'),
      'localPerformance',
      'audience',
    ),
    'communication.publicHouseholds': held(
      t('Số hộ dân tham dự', 'Households that attended'),
      'publicMeeting',
      'audience',
    ),
  },
});

const monthsBetweenChecks = 12;

export const postingSites = register('posting-site', {
  title: t('Nơi niêm yết thủ tục', 'Posting sites'),
  one: t('nơi niêm yết', 'posting site'),
  about: t(
    'Nơi niêm yết thủ tục ở ấp, khu vực và trụ sở, với lần kiểm tra gần nhất',
    'Places where procedures are posted, with their last check',
  ),
  law: 'Thông tư số 02/2017/TT-VPCP, Điều 15',
  area: 'procedures',
  columns: {
    name: text(t('Ấp, khu vực, trụ sở', 'Hamlet or office'), { required: true, list: true }),
    agency: agency(t('Xã, phường, cơ quan', 'Commune or agency'), { required: true, list: true }),
    kind: choice(
      t('Loại nơi', 'Kind of place'),
      { hamlet: t('Ấp, khu vực', 'Hamlet'), office: t('Trụ sở', 'Office') },
      { required: true, list: true },
    ),
    since: day(t('Có trong danh sách từ', 'Listed since'), { required: true }),
    until: day(t('Bỏ khỏi danh sách từ', 'Taken off on'), { notBefore: 'since' }),
    isPosted: yes(t('Đang niêm yết', 'Procedures are posted'), { list: true }),
    form: text(t('Cách niêm yết (bảng, sổ, mã QR)', 'How it is posted')),
    address: text(t('Địa chỉ', 'Address')),
    checkedOn: day(t('Kiểm tra lần cuối', 'Last checked'), { section: t('Kiểm tra', 'Check'), list: true }),
    checkBy: day(t('Kiểm tra lại trước ngày', 'To be checked again by'), {
      notBefore: 'checkedOn',
      required: true,
      list: true,
      hint: t(
        'Chậm nhất 12 tháng sau lần kiểm tra cuối; quá ngày này sổ báo quá hạn.',
        'At most 12 months after the last check; later it is overdue.',
      ),
    }),
    remark: text(t('Ghi chú khi kiểm tra', 'Remark'), { long: true }),
  },
  label: ['name', 'agency'],
  owner: 'agency',
  on: 'since',
  due: 'checkBy',
  check: ({ since, checkedOn, checkBy }) => {
    const last = checkedOn ?? since;
    if (typeof last !== 'string' || typeof checkBy !== 'string') return undefined;
    const latest = Temporal.PlainDate.from(last).add({ months: monthsBetweenChecks });
    return Temporal.PlainDate.compare(checkBy, latest) > 0
      ? {
          checkBy: t(
            `Chậm nhất ${formatDay(latest)}: mỗi nơi được kiểm tra ít nhất 12 tháng một lần.`,
            `${formatDay(latest)} at the latest: each place is checked at least every 12 months.`,
          ),
        }
      : undefined;
  },
  unique: ['name', 'agency'],
  states: {
    kept: { title: t('Đang theo dõi', 'Kept'), next: ['wanting', 'ended'] },
    wanting: { title: t('Cần sửa', 'Wanting'), reason: true, next: ['kept', 'ended'], tone: 'waiting' },
    ended: { title: t('Thôi niêm yết', 'No longer used'), needs: ['until'], tone: 'stopped' },
  },
  access: { read: readReformWork, write: reportReformWork },
  figures: {
    'communication.hamlets': {
      title: t('Số ấp, khu vực', 'Hamlets and quarters'),
      when: { kind: 'hamlet' },
      from: 'since',
      until: 'until',
      law,
    },
    'communication.postingHamlets': {
      title: t('Số ấp, khu vực có niêm yết thủ tục', 'Hamlets that post procedures'),
      when: { kind: 'hamlet', isPosted: true },
      from: 'since',
      until: 'until',
      law,
      better: 'more',
    },
    'communication.postingHamletShare': {
      title: t('Tỷ lệ ấp, khu vực niêm yết thủ tục hành chính', 'Share of hamlets that post procedures'),
      ratio: ['communication.postingHamlets', 'communication.hamlets'],
      law,
      better: 'more',
    },
  },
});
