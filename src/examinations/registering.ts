import { refuse, type Refusal } from '../kernel/errors.ts';
import { fold, t } from '../kernel/messages.ts';
import type { Position } from './life.ts';
import type { RuleSet } from './rule-schema.ts';
import { educationOrder, educations, type CandidateFields } from './schema.ts';

/** Why an application does not meet the conditions of its position, each in words; none: it does. `onDay` is YYYY-MM-DD. */
export function checkApplication(
  rules: RuleSet,
  position: Pick<Position, 'state' | 'education' | 'majors'> | undefined,
  fields: CandidateFields,
  onDay: string,
): Refusal[] {
  if (position?.state !== 'approved')
    return [
      refuse(
        'invalid',
        t('Hãy chọn vị trí dự tuyển trong thông báo.', 'Choose one of the announced positions.'),
        'positionId',
      ),
    ];
  return [
    tooYoung(rules, fields, onDay),
    tooLittleEducation(position, fields),
    otherMajor(position, fields),
    unknownClaims(rules, fields),
    withoutProof(fields),
  ].flat();
}

function tooYoung({ youngest }: RuleSet, { bornOn }: CandidateFields, onDay: string): Refusal[] {
  const age = Temporal.PlainDate.from(bornOn).until(onDay, { largestUnit: 'year' }).years;
  if (age >= youngest && age <= 70) return [];
  return [
    refuse(
      'invalid',
      age > 70
        ? t('Ngày sinh chưa đúng.', 'This date of birth cannot be right.')
        : t(
            `Chưa đủ điều kiện về tuổi: phải từ đủ ${youngest} tuổi trở lên vào ngày đăng ký.`,
            `The condition of age is not met: you must be ${youngest} or older on the day you register.`,
          ),
      'bornOn',
    ),
  ];
}

function tooLittleEducation(
  { education: needed }: Pick<Position, 'education'>,
  { education }: CandidateFields,
): Refusal[] {
  if (educationOrder.indexOf(education) >= educationOrder.indexOf(needed)) return [];
  const [vi, en] = [educations[needed].vi, educations[needed].en];
  return [
    refuse(
      'invalid',
      t(
        `Chưa đủ điều kiện về trình độ: vị trí này yêu cầu từ ${vi.toLowerCase()} trở lên.`,
        `The condition of education is not met: this position asks for ${en.toLowerCase()} or higher.`,
      ),
      'education',
    ),
  ];
}

function otherMajor({ majors }: Pick<Position, 'majors'>, { major }: CandidateFields): Refusal[] {
  if (majors.length === 0 || majors.some((one) => fold(one) === fold(major))) return [];
  const list = majors.join(', ');
  return [
    refuse(
      'invalid',
      t(
        `Chưa đủ điều kiện về chuyên ngành: vị trí này tuyển ${list}.`,
        `The condition of speciality is not met: this position takes ${list}.`,
      ),
      'major',
    ),
  ];
}

function unknownClaims(rules: RuleSet, { priority, exemptions }: CandidateFields): Refusal[] {
  const refusals: Refusal[] = [];
  if (priority !== null && !rules.priorities.some(({ code }) => code === priority))
    refusals.push(
      refuse(
        'invalid',
        t('Quy chế không có diện ưu tiên này.', 'The rules know no such category.'),
        'priority',
      ),
    );
  if (!exemptions.every((code) => rules.parts.some((part) => part.code === code && part.mayExempt)))
    refusals.push(
      refuse(
        'invalid',
        t('Môn này không được miễn thi.', 'There is no exemption from this part.'),
        'exemptions',
      ),
    );
  return refusals;
}

/** A claim is only as good as its paper. */
function withoutProof({ priority, exemptions, files }: CandidateFields): Refusal[] {
  if ((priority === null && exemptions.length === 0) || files.length > 0) return [];
  return [
    refuse(
      'invalid',
      t(
        'Hãy gửi kèm giấy tờ chứng minh diện ưu tiên hoặc văn bằng để được miễn thi.',
        'Attach the paper that proves the priority category or the diploma for the exemption.',
      ),
      'files',
    ),
  ];
}
