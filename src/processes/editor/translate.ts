import type { Language } from '../../kernel/messages.ts';

/** bpmn-js' own words in the reader's language, as its `translate` service wants them. */
export function translator(language: Language) {
  return (template: string, replacements: Readonly<Record<string, string>> = {}): string => {
    const words = language === 'vi' ? (vietnamese[template] ?? template) : template;
    return words.replace(/\{([^}]+)\}/g, (whole, key: string) => replacements[key] ?? whole);
  };
}

/** Every sentence that the tools left in the editor can show. */
export const vietnamese: Readonly<Record<string, string>> = {
  'Activate hand tool': 'Công cụ kéo khung nhìn',
  'Activate lasso tool': 'Công cụ khoanh chọn',
  'Activate create/remove space tool': 'Công cụ thêm, bớt khoảng trống',
  'Activate global connect tool': 'Công cụ nối các phần tử',
  'Create start event': 'Thêm sự kiện bắt đầu',
  'Create end event': 'Thêm sự kiện kết thúc',
  'Create user task': 'Thêm nhiệm vụ',
  'Create exclusive gateway': 'Thêm cổng rẽ nhánh theo kết quả',
  'Create parallel gateway': 'Thêm cổng song song',
  'Create timer': 'Thêm bước chờ theo thời gian',
  'Create call activity': 'Thêm lời gọi thủ tục khác',
  'Create expanded sub-process': 'Thêm quy trình con',
  'Create pool/participant': 'Thêm bể (cơ quan)',
  'Create group': 'Thêm khung nhóm',
  'Add text annotation': 'Thêm ghi chú',
  'Add lane above': 'Thêm làn phía trên',
  'Add lane below': 'Thêm làn phía dưới',
  'Divide into two lanes': 'Chia thành hai làn',
  'Divide into three lanes': 'Chia thành ba làn',
  'Append user task': 'Thêm nhiệm vụ tiếp theo',
  'Append exclusive gateway': 'Thêm cổng rẽ nhánh tiếp theo',
  'Append parallel gateway': 'Thêm cổng song song tiếp theo',
  'Append timer': 'Thêm bước chờ tiếp theo',
  'Append end event': 'Thêm sự kiện kết thúc',
  Delete: 'Xóa',
  'Connect to other element': 'Nối tới phần tử khác',
  'Connect using association': 'Nối bằng liên kết ghi chú',
  'Connect using data input association': 'Nối bằng liên kết dữ liệu',
  'Search in diagram': 'Tìm trong bản vẽ',
  'Open {element}': 'Mở {element}',
  'element is in another root': 'phần tử nằm trên bản vẽ khác',
};
