import { t, type Text } from '../kernel/messages.ts';
import type { Change, Channel, ProcedureLevel } from './schema.ts';

export const levelWords: Record<ProcedureLevel, Text> = {
  city: t('Cấp tỉnh', 'Province level'),
  district: t('Cấp huyện', 'District level'),
  commune: t('Cấp xã', 'Commune level'),
  ministry: t('Cấp bộ', 'Ministry level'),
  other: t('Cơ quan khác', 'Other bodies'),
};

export const channelWords: Record<Channel, Text> = {
  counter: t('Trực tiếp', 'At the counter'),
  online: t('Trực tuyến', 'Online'),
  post: t('Dịch vụ bưu chính', 'By post'),
};

export const changeWords: Record<Change, Text> = {
  new: t('Ban hành mới', 'New'),
  amended: t('Sửa đổi, bổ sung', 'Amended'),
  abolished: t('Bãi bỏ', 'Abolished'),
};

/** Online service levels of Decree 43/2011/NĐ-CP art. 3. */
export const onlineLevelWords: Record<number, Text> = {
  1: t('Mức 1: thông tin về thủ tục', 'Level 1: information'),
  2: t('Mức 2: tải biểu mẫu về điền', 'Level 2: downloadable forms'),
  3: t('Mức 3: nộp hồ sơ trực tuyến', 'Level 3: file online'),
  4: t('Mức 4: thanh toán và nhận kết quả trực tuyến', 'Level 4: pay and receive online'),
};

/** The parts of a procedure in the order of Decree 63/2010/NĐ-CP art. 8. */
export const partWords = {
  name: t('Tên thủ tục', 'Name'),
  nameEn: t('Tên tiếng Anh', 'Name in English'),
  level: t('Cấp thực hiện', 'Level'),
  field: t('Lĩnh vực', 'Field'),
  sequence: t('Trình tự thực hiện', 'Steps'),
  channels: t(
    'Cách thức thực hiện, thời hạn giải quyết và phí, lệ phí',
    'Ways to file, time limits and fees',
  ),
  papers: t('Thành phần hồ sơ', 'Papers'),
  sets: t('Số lượng hồ sơ', 'Number of sets'),
  audience: t('Đối tượng thực hiện', 'Audience'),
  decidingAgency: t('Cơ quan giải quyết', 'Deciding agency'),
  agencies: t('Cơ quan tiếp nhận', 'Receiving agencies'),
  results: t('Kết quả thực hiện', 'Results'),
  forms: t('Tên mẫu đơn, mẫu tờ khai', 'Forms'),
  conditions: t('Yêu cầu, điều kiện', 'Conditions'),
  legalBasis: t('Căn cứ pháp lý', 'Legal basis'),
  lifeEvents: t('Sự kiện trong đời', 'Life events'),
  onlineLevel: t('Mức dịch vụ công trực tuyến', 'Online service level'),
  process: t('Quy trình giải quyết', 'Process model'),
} satisfies Record<string, Text>;
export type Part = keyof typeof partWords;

export function isPart(name: string): name is Part {
  return Object.hasOwn(partWords, name);
}

export const parts: readonly Part[] = Object.keys(partWords).filter(isPart);

export const notKnown = t('Chưa có thông tin', 'Not stated');
