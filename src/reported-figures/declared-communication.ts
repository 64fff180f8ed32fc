import type { Indicator } from '../indicators/schema.ts';
import { declaring } from './declared-kinds.ts';

const { count, share } = declaring('steering', 'Nghị quyết số 30c/NQ-CP, Điều 5');
const survey = declaring('steering', 'Nghị quyết số 30c/NQ-CP, Điều 2 và Điều 5');

const broadcast: readonly Indicator[] = [
  count(
    'communication.dialogues',
    ['Số chương trình gặp gỡ, đối thoại trên truyền hình', 'Televised meetings and dialogues'],
    [
      'Chương trình gặp gỡ, đối thoại về cải cách hành chính phát trên đài phát thanh và truyền hình',
      'Programmes on reform in which officials meet people on radio and television',
    ],
    { better: 'more' },
  ),
  count(
    'communication.columns',
    ['Số chuyên trang cải cách hành chính trên báo', 'Newspaper columns on reform'],
    [
      'Chuyên trang cải cách hành chính đăng định kỳ trên báo của địa phương',
      'Regular pages on reform in the local newspaper',
    ],
    { better: 'more' },
  ),
  count(
    'communication.dialogueDistricts',
    ['Số quận, huyện tổ chức đối thoại trực tiếp với người dân', 'Districts that held direct dialogues'],
    [
      'Ủy ban nhân dân cấp huyện tổ chức diễn đàn đối thoại trực tiếp của lãnh đạo với người dân về thủ tục hành chính',
      'Districts whose leaders met people directly about procedures',
    ],
    { better: 'more' },
  ),
  share(
    'communication.postingHamletShare',
    ['Tỷ lệ ấp, khu vực niêm yết thủ tục hành chính', 'Share of hamlets that post procedures'],
    [
      'Ấp, khu vực có nơi niêm yết thủ tục hành chính trên tổng số ấp, khu vực',
      'Hamlets and quarters with a place where procedures are posted, out of all',
    ],
    { better: 'more' },
  ),
];

const posters: readonly Indicator[] = [
  count(
    'communication.posterDesigns',
    ['Số mẫu tranh cổ động', 'Poster designs'],
    ['Mẫu tranh cổ động về cải cách hành chính được sáng tác', 'Designs of posters on reform'],
  ),
  count(
    'communication.posterSheets',
    ['Số tờ tranh cổ động đã in', 'Posters printed'],
    [
      'Tờ tranh cổ động về cải cách hành chính đã in, phát hành',
      'Sheets of posters on reform that were printed',
    ],
  ),
  count(
    'communication.newsSheets',
    ['Số tin ảnh đã thực hiện', 'Picture news sheets'],
    ['Số kỳ tin ảnh tuyên truyền cải cách hành chính', 'Issues of the picture news sheet on reform'],
  ),
  count(
    'communication.newsSheetCopies',
    ['Số bản tin ảnh đã in', 'Copies of picture news sheets'],
    ['Bản tin ảnh khổ 64 × 84 cm đã in', 'Printed copies of the picture news sheet, 64 × 84 cm'],
  ),
  count(
    'communication.largeBillboards',
    ['Số cụm pa nô lớn (4 × 6 m)', 'Large billboards (4 × 6 m)'],
    [
      'Cụm pa nô hai mặt khổ 4 × 6 m tuyên truyền cải cách hành chính',
      'Two-sided billboards on reform, 4 × 6 m',
    ],
  ),
  count(
    'communication.mediumBillboards',
    ['Số cụm pa nô vừa (3 × 4 m)', 'Medium billboards (3 × 4 m)'],
    ['Cụm pa nô khổ 3 × 4 m tuyên truyền cải cách hành chính', 'Billboards on reform, 3 × 4 m'],
  ),
  count(
    'communication.communeBillboards',
    ['Số pa nô giao cho cấp xã (2 × 3,5 m)', 'Billboards given to communes (2 × 3.5 m)'],
    [
      'Pa nô khổ 2 × 3,5 m làm mới, giao cho xã, phường, thị trấn',
      'New billboards, 2 × 3.5 m, given to communes',
    ],
  ),
  count(
    'communication.scripts',
    ['Số kịch bản tuyên truyền', 'Scripts for the stage'],
    [
      'Kịch bản sân khấu hóa về cải cách hành chính được biên tập, dàn dựng',
      'Stage scripts on reform that were written and produced',
    ],
  ),
  count(
    'communication.performances',
    ['Số cuộc biểu diễn tuyên truyền', 'Performances'],
    [
      'Cuộc biểu diễn phục vụ người dân từ các kịch bản về cải cách hành chính',
      'Free performances of scripts on reform',
    ],
  ),
  count(
    'communication.performanceAudience',
    ['Số lượt người xem biểu diễn tuyên truyền', 'Audience of performances'],
    [
      'Lượt người xem các cuộc biểu diễn tuyên truyền cải cách hành chính',
      'People who saw the performances on reform',
    ],
  ),
];

/** What single districts told of their own communication. */
const local: readonly Indicator[] = [
  count(
    'communication.internalMeetings',
    ['Số cuộc quán triệt trong nội bộ', 'Internal meetings on reform'],
    [
      'Cuộc triển khai, quán triệt chương trình cải cách hành chính trong nội bộ cơ quan nhà nước',
      'Meetings of staff on the reform programme',
    ],
  ),
  count(
    'communication.internalAttendance',
    ['Số lượt cán bộ dự quán triệt', 'Attendance of staff'],
    [
      'Lượt cán bộ, công chức, viên chức dự các cuộc quán triệt trong nội bộ',
      'Attendance of staff at internal meetings',
    ],
  ),
  count(
    'communication.publicMeetings',
    ['Số cuộc triển khai ra dân', 'Meetings with residents on reform'],
    [
      'Cuộc triển khai chương trình cải cách hành chính đến hộ dân',
      'Meetings that brought the programme to households',
    ],
  ),
  count(
    'communication.publicHouseholds',
    ['Số hộ dân tham dự', 'Households that attended'],
    ['Hộ dân dự các cuộc triển khai ra dân', 'Households at the meetings with residents'],
  ),
  count(
    'communication.galaAudience',
    ['Số lượt người xem văn nghệ tổng hợp', 'Audience of variety shows'],
    [
      'Lượt người xem chương trình văn nghệ tổng hợp phối hợp với trung tâm văn hóa thành phố',
      'People who saw variety shows given with the city’s culture centre',
    ],
  ),
  count(
    'communication.localPerformances',
    ['Số cuộc văn nghệ, tiểu phẩm tại địa phương', 'Local performances'],
    [
      'Cuộc văn nghệ, tiểu phẩm lồng ghép nội dung cải cách hành chính do địa phương tổ chức',
      'Performances with sketches on reform by a district’s own centre',
    ],
  ),
  count(
    'communication.localAudience',
    ['Số lượt người xem văn nghệ tại địa phương', 'Audience of local performances'],
    [
      'Lượt người xem các cuộc văn nghệ, tiểu phẩm do địa phương tổ chức',
      'People who saw a district’s own performances',
    ],
  ),
];

const surveys: readonly Indicator[] = [
  survey.count(
    'survey.people',
    ['Số người dân, doanh nghiệp được khảo sát', 'People and businesses surveyed'],
    [
      'Người dân, doanh nghiệp được hỏi về mức độ hài lòng đối với sự phục vụ của cơ quan hành chính nhà nước',
      'People and businesses asked how satisfied they are with the administration',
    ],
    { better: 'more' },
  ),
  survey.share(
    'survey.administrationSatisfaction',
    ['Mức độ hài lòng đối với cơ quan hành chính nhà nước', 'Satisfaction with the administration'],
    [
      'Phiếu hài lòng và rất hài lòng trên số phiếu hợp lệ của người dân đến làm thủ tục hành chính',
      'Satisfied and very satisfied out of valid answers of people who came with a procedure',
    ],
    { better: 'more' },
  ),
  survey.share(
    'survey.educationSatisfaction',
    ['Mức độ hài lòng đối với cơ sở giáo dục công lập', 'Satisfaction with public education'],
    [
      'Phiếu hài lòng và rất hài lòng trên số phiếu hợp lệ về dịch vụ giáo dục công lập',
      'Satisfied and very satisfied out of valid answers on public education',
    ],
    { better: 'more' },
  ),
  survey.share(
    'survey.healthSatisfaction',
    ['Mức độ hài lòng đối với cơ sở y tế công lập', 'Satisfaction with public health care'],
    [
      'Phiếu hài lòng và rất hài lòng trên số phiếu hợp lệ về dịch vụ y tế công lập',
      'Satisfied and very satisfied out of valid answers on public health care',
    ],
    { better: 'more' },
  ),
  survey.count(
    'knowledge.itTested',
    ['Số công chức dự thi kiến thức tin học', 'Civil servants tested on computing'],
    [
      'Công chức dự kỳ thi, kiểm tra kiến thức tin học do thành phố tổ chức',
      'Civil servants who sat the city’s test on computing',
    ],
  ),
  survey.count(
    'knowledge.reformTested',
    ['Số cán bộ được khảo sát kiến thức cải cách hành chính', 'Staff tested on reform'],
    [
      'Cán bộ, công chức, viên chức được khảo sát kiến thức cải cách hành chính',
      'Staff whose knowledge of the reform was tested',
    ],
  ),
];

/** Communication, knowledge tests and satisfaction surveys. */
export const communicationIndicators: readonly Indicator[] = [...broadcast, ...posters, ...local, ...surveys];
