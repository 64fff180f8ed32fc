import { t, type Text } from '../kernel/messages.ts';
import { degrees, type Degree, type PersonSummary } from '../staff/schema.ts';
import type { Position } from './schema.ts';

/** Grades of administrative civil servants, lowest first (Thông tư 02/2021/TT-BNV; codes unverified). */
const ladder = ['01.005', '01.004', '01.003', '01.002', '01.001'];

/** What a person lacks for a position, in words; empty for one who meets it. What the record does not say is lacking. */
export function lacks(
  person: Pick<PersonSummary, 'grade' | 'degree'>,
  position: Pick<Position, 'grade' | 'degree'>,
): Text[] {
  const found: Text[] = [];
  if (position.degree !== null && !reaches(person.degree, position.degree)) {
    const wanted = degrees[position.degree];
    const has = person.degree === null ? t('chưa ghi', 'not recorded') : degrees[person.degree];
    found.push(
      t(
        `Trình độ: ${has.vi.toLowerCase()}, yêu cầu từ ${wanted.vi.toLowerCase()}`,
        `Degree: ${has.en.toLowerCase()}, asked: ${wanted.en.toLowerCase()} or higher`,
      ),
    );
  }
  if (position.grade !== '' && !hasGrade(person.grade, position.grade)) {
    const has = person.grade === '' ? t('chưa ghi', 'not recorded') : t(person.grade, person.grade);
    found.push(
      t(`Ngạch: ${has.vi}, yêu cầu ${position.grade}`, `Grade: ${has.en}, asked: ${position.grade}`),
    );
  }
  return found;
}

function reaches(has: Degree | null, wanted: Degree): boolean {
  const order = Object.keys(degrees);
  return has !== null && order.indexOf(has) >= order.indexOf(wanted);
}

/** The same grade, or a higher one of the administrative ladder. */
function hasGrade(has: string, wanted: string): boolean {
  if (has === wanted) return true;
  return ladder.includes(wanted) && ladder.indexOf(has) > ladder.indexOf(wanted);
}
