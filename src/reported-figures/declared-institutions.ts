import type { Indicator } from '../indicators/schema.ts';
import { declaring } from './declared-kinds.ts';

const { count, ratio, sum } = declaring(
  'institutions',
  'Luật Ban hành văn bản quy phạm pháp luật của Hội đồng nhân dân, Ủy ban nhân dân 2004; Nghị định số 16/2013/NĐ-CP',
);

/** Legal documents: issued, checked, reviewed and systematised. */
export const institutionIndicators: readonly Indicator[] = [
  count(
    'legislation.directives',
    ['Số chỉ thị quy phạm pháp luật đã ban hành', 'Legal directives issued'],
    [
      'Chỉ thị là văn bản quy phạm pháp luật do Ủy ban nhân dân thành phố ban hành trong kỳ',
      'Directives of legal force that the City People’s Committee issued in the period',
    ],
  ),
  count(
    'legislation.decisions',
    ['Số quyết định quy phạm pháp luật đã ban hành', 'Legal decisions issued'],
    [
      'Quyết định là văn bản quy phạm pháp luật do Ủy ban nhân dân thành phố ban hành trong kỳ',
      'Decisions of legal force that the City People’s Committee issued in the period',
    ],
  ),
  sum(
    'legislation.issued',
    ['Số văn bản quy phạm pháp luật đã ban hành', 'Legal documents issued'],
    [
      'Chỉ thị và quyết định quy phạm pháp luật ban hành trong kỳ',
      'Directives and decisions of legal force issued in the period',
    ],
    ['legislation.directives', 'legislation.decisions'],
  ),
  count(
    'legislation.checkedResolutions',
    ['Số nghị quyết đã tự kiểm tra', 'Resolutions self-checked'],
    ['Nghị quyết quy phạm pháp luật được tự kiểm tra trong kỳ', 'Resolutions self-checked in the period'],
  ),
  count(
    'legislation.checkedDecisions',
    ['Số quyết định đã tự kiểm tra', 'Decisions self-checked'],
    ['Quyết định quy phạm pháp luật được tự kiểm tra trong kỳ', 'Decisions self-checked in the period'],
  ),
  count(
    'legislation.checkedDirectives',
    ['Số chỉ thị đã tự kiểm tra', 'Directives self-checked'],
    ['Chỉ thị quy phạm pháp luật được tự kiểm tra trong kỳ', 'Directives self-checked in the period'],
  ),
  sum(
    'legislation.selfChecked',
    ['Số văn bản quy phạm pháp luật đã tự kiểm tra', 'Legal documents self-checked'],
    [
      'Nghị quyết, quyết định và chỉ thị được tự kiểm tra trong kỳ',
      'Resolutions, decisions and directives self-checked in the period',
    ],
    ['legislation.checkedResolutions', 'legislation.checkedDecisions', 'legislation.checkedDirectives'],
    { better: 'more' },
  ),
  count(
    'legislation.constitutionReviewed',
    ['Số văn bản rà soát theo Hiến pháp năm 2013', 'Documents reviewed against the 2013 Constitution'],
    [
      'Văn bản quy phạm pháp luật được rà soát sự phù hợp với Hiến pháp năm 2013',
      'Legal documents reviewed for their fit with the 2013 Constitution',
    ],
    { law: 'Hiến pháp năm 2013; kế hoạch triển khai thi hành Hiến pháp' },
  ),
  count(
    'legislation.districtResolutionsInForce',
    ['Số nghị quyết cấp huyện còn hiệu lực', 'District resolutions in force'],
    [
      'Nghị quyết của Hội đồng nhân dân cấp huyện được công bố còn hiệu lực',
      'Resolutions of district People’s Councils published as in force',
    ],
  ),
  count(
    'legislation.districtDecisionsInForce',
    ['Số quyết định cấp huyện còn hiệu lực', 'District decisions in force'],
    [
      'Quyết định của Ủy ban nhân dân cấp huyện được công bố còn hiệu lực',
      'Decisions of district People’s Committees published as in force',
    ],
  ),
  sum(
    'legislation.districtInForce',
    ['Số văn bản cấp huyện còn hiệu lực', 'District documents in force'],
    [
      'Nghị quyết và quyết định cấp huyện được công bố còn hiệu lực',
      'District resolutions and decisions published as in force',
    ],
    ['legislation.districtResolutionsInForce', 'legislation.districtDecisionsInForce'],
  ),
  count(
    'legislation.districtToAmend',
    ['Số văn bản cấp huyện cần sửa đổi, bổ sung', 'District documents to amend'],
    [
      'Nghị quyết và quyết định cấp huyện cần sửa đổi, bổ sung qua rà soát',
      'District resolutions and decisions that a review found in need of amendment',
    ],
    { better: 'less' },
  ),
  ratio(
    'legislation.districtToAmendShare',
    ['Tỷ lệ văn bản cấp huyện cần sửa đổi, bổ sung', 'Share of district documents to amend'],
    [
      'Văn bản cấp huyện cần sửa đổi, bổ sung trên số văn bản còn hiệu lực',
      'District documents to amend out of those in force',
    ],
    ['legislation.districtToAmend', 'legislation.districtInForce'],
    { better: 'less' },
  ),
  count(
    'legislation.communeInForce',
    ['Số nghị quyết cấp xã còn hiệu lực', 'Commune documents in force'],
    [
      'Nghị quyết của Hội đồng nhân dân và văn bản của Ủy ban nhân dân cấp xã còn hiệu lực',
      'Resolutions and documents of communes that are in force',
    ],
  ),
];
