import type { Indicator } from '../indicators/schema.ts';
import { declaring } from './declared-kinds.ts';

const { count, ratio, sum } = declaring('steering', 'Nghị quyết số 30c/NQ-CP, Điều 6 và Điều 7');

/** The programme, emulation and inspections of administrative reform. */
export const steeringIndicators: readonly Indicator[] = [
  count(
    'programme.focalContents',
    ['Số nội dung trọng tâm của chương trình', 'Focal contents of the programme'],
    [
      'Nội dung trọng tâm nêu trong chương trình cải cách hành chính của giai đoạn',
      'Focal contents that the programme of the stage names',
    ],
  ),
  count(
    'programme.targets',
    ['Số mục tiêu của chương trình', 'Targets of the programme'],
    [
      'Mục tiêu phải hoàn thành vào cuối giai đoạn theo chương trình',
      'Targets to be met by the end of the stage',
    ],
  ),
  count(
    'programme.targetsMet',
    ['Số mục tiêu đã hoàn thành', 'Targets met'],
    [
      'Mục tiêu của chương trình có kết quả đạt hoặc vượt mức đề ra',
      'Targets whose result reaches or passes what was set',
    ],
    { better: 'more' },
  ),
  ratio(
    'programme.targetsMetShare',
    ['Tỷ lệ mục tiêu đã hoàn thành', 'Share of targets met'],
    [
      'Số mục tiêu đã hoàn thành trên tổng số mục tiêu của chương trình',
      'Targets met out of all targets of the programme',
    ],
    ['programme.targetsMet', 'programme.targets'],
    { better: 'more' },
  ),
  count(
    'programme.schemes',
    ['Số đề án, kế hoạch của chương trình', 'Schemes and plans of the programme'],
    [
      'Đề án, kế hoạch được giao thực hiện trong giai đoạn để đạt mục tiêu của chương trình',
      'Schemes and plans assigned in the stage to reach the targets',
    ],
  ),
  count(
    'programme.steeringDocuments',
    ['Số văn bản chỉ đạo, điều hành cải cách hành chính', 'Steering documents on reform'],
    [
      'Văn bản của Ủy ban nhân dân thành phố ban hành trong kỳ để chỉ đạo, điều hành công tác cải cách hành chính',
      'Documents that the City People’s Committee issued in the period to steer the reform',
    ],
  ),
  count(
    'emulation.collectives',
    ['Số tập thể được tặng bằng khen về cải cách hành chính', 'Collectives commended for reform'],
    [
      'Tập thể được Chủ tịch Ủy ban nhân dân thành phố tặng bằng khen trong kỳ vì thành tích cải cách hành chính',
      'Collectives given a certificate of merit by the Chairman for reform work',
    ],
    { law: 'Luật Thi đua, Khen thưởng' },
  ),
  count(
    'emulation.individuals',
    ['Số cá nhân được tặng bằng khen về cải cách hành chính', 'People commended for reform'],
    [
      'Cá nhân được Chủ tịch Ủy ban nhân dân thành phố tặng bằng khen trong kỳ vì thành tích cải cách hành chính',
      'People given a certificate of merit by the Chairman for reform work',
    ],
    { law: 'Luật Thi đua, Khen thưởng' },
  ),
  count(
    'inspection.plannedUnits',
    ['Số đơn vị được kiểm tra theo kế hoạch', 'Units inspected by plan'],
    [
      'Cơ quan, đơn vị được Đoàn Kiểm tra cải cách hành chính của thành phố kiểm tra theo kế hoạch hằng năm',
      'Agencies and units that the city’s inspection team visited under its yearly plan',
    ],
    { better: 'more' },
  ),
  count(
    'inspection.surpriseVisits',
    ['Số lượt kiểm tra đột xuất', 'Surprise visits'],
    [
      'Lượt cơ quan, đơn vị được Tổ Kiểm tra đột xuất kiểm tra về kỷ luật, kỷ cương và thực thi công vụ',
      'Visits without notice to agencies and units on discipline and the conduct of public duty',
    ],
    { better: 'more' },
  ),
  count(
    'inspection.surpriseDepartments',
    ['Số lượt kiểm tra đột xuất tại sở, ban, ngành', 'Surprise visits to departments'],
    ['Lượt kiểm tra đột xuất tại sở, ban, ngành của thành phố', 'Surprise visits to departments of the city'],
  ),
  count(
    'inspection.surpriseDivisions',
    ['Số lượt kiểm tra đột xuất tại phòng, ban cấp huyện', 'Surprise visits to district divisions'],
    [
      'Lượt kiểm tra đột xuất tại phòng, ban chuyên môn thuộc Ủy ban nhân dân cấp huyện',
      'Surprise visits to divisions of district People’s Committees',
    ],
  ),
  count(
    'inspection.surpriseCommunes',
    ['Số lượt kiểm tra đột xuất tại cấp xã', 'Surprise visits to communes'],
    [
      'Lượt kiểm tra đột xuất tại Ủy ban nhân dân xã, phường, thị trấn',
      'Surprise visits to commune People’s Committees',
    ],
  ),
  sum(
    'inspection.total',
    ['Tổng số lượt kiểm tra cải cách hành chính', 'All inspections of reform'],
    [
      'Số đơn vị kiểm tra theo kế hoạch cộng số lượt kiểm tra đột xuất',
      'Units inspected by plan and surprise visits together',
    ],
    ['inspection.plannedUnits', 'inspection.surpriseVisits'],
    { better: 'more' },
  ),
];
