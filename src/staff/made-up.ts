import type { PackStaff } from './demonstration-schema.ts';
import { grades } from './grades.ts';
import type { Sealing } from './sealed.ts';
import type { Day, Degree, Move, StaffEvent, StaffKind, Values } from './schema.ts';

/** Numbers from 0 to 1 that follow from a seed alone: the demonstration is the same on every machine (FNV-1a, mulberry32). */
export type Draw = { number(): number; below(limit: number): number; of<T>(list: readonly T[]): T };

export function drawFrom(seed: string): Draw {
  let state = 2166136261;
  for (const letter of seed) state = Math.imul(state ^ (letter.codePointAt(0) ?? 0), 16777619);
  function number(): number {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }
  const below = (limit: number): number => Math.floor(number() * limit);
  return {
    number,
    below,
    of(list) {
      const found = list[below(list.length)];
      if (found === undefined) throw new RangeError('nothing to draw from');
      return found;
    },
  };
}

/** In another order, by the draw alone (Fisher–Yates). */
export function shuffled<T>(draw: Draw, list: readonly T[]): T[] {
  const result = [...list];
  for (let last = result.length - 1; last > 0; last -= 1) {
    const other = draw.below(last + 1);
    const [one, two] = [result[last], result[other]];
    if (one !== undefined && two !== undefined) [result[last], result[other]] = [two, one];
  }
  return result;
}

/** Somebody to be made: where, as what, trained how and since when. */
export type Wanted = {
  readonly kind: StaffKind;
  readonly agencyId: number;
  readonly unitId: number | null;
  readonly title: string;
  readonly degree: Degree | '';
  /** Degree until `degree` was reached on the day; none: always so. */
  readonly before?: { readonly degree: Degree; readonly until: Day };
  /** Political theory: since always (`''`), or from a day; null for none. */
  readonly political: Day | null;
  readonly from: Day;
  readonly isEntered: boolean;
  readonly accountId: number | null;
  readonly fullName?: string;
};

const days = { first: Date.UTC(2010, 0, 1), day: 86_400_000 };

/** A day `count` days after 1 January 2010. */
export function dayAt(count: number): Day {
  return new Date(days.first + count * days.day).toISOString().slice(0, 10);
}

type Opening = Extract<StaffEvent, { kind: 'opened' }>;

/** The first event of a made-up record. Only an entered one says more than the list of names by which people are counted; `serial` keeps their numbers apart. */
export function openingOf(
  draw: Draw,
  pack: PackStaff,
  sealing: Sealing,
  wanted: Wanted,
  serial: number,
): Opening {
  const drawn = draw.number() < (wanted.kind === 'public-employee' ? 0.35 : 0.6) ? 'male' : 'female';
  const gender = wanted.fullName === undefined ? drawn : genderOf(wanted.fullName, pack);
  const fullName = wanted.fullName ?? nameOf(draw, pack, gender);
  // Nobody here reaches the age of retirement before 2027: those who did are made apart, with their decision.
  const birthYear = (gender === 'male' ? 1966 : 1970) + draw.below(gender === 'male' ? 22 : 18);
  const birthOn = `${birthYear}-${two(1 + draw.below(12))}-${two(1 + draw.below(28))}`;
  const grade = gradeOf(draw, wanted);
  const qualifications: Values[] = [];
  if (wanted.before !== undefined) qualifications.push({ level: `professional.${wanted.before.degree}` });
  if (wanted.degree !== '')
    qualifications.push({
      level: `professional.${wanted.degree}`,
      ...(wanted.isEntered ? studyOf(draw, pack, wanted.title, wanted.degree) : {}),
      ...(wanted.before === undefined ? {} : { awardedOn: wanted.before.until }),
    });
  else if (wanted.isEntered) qualifications.push({ level: 'professional.elementary' });
  if (wanted.political !== null)
    qualifications.push({
      level: 'political.intermediate',
      ...(wanted.political === '' ? {} : { awardedOn: wanted.political }),
    });
  const post = { agencyId: wanted.agencyId, unitId: wanted.unitId, title: wanted.title, kind: wanted.kind };
  const recruited: Omit<Move, 'number'> = {
    kind: 'recruit',
    decision: `${1 + draw.below(900)}/QĐ-${wanted.from.slice(0, 4)}`,
    decidedOn: wanted.from,
    effectiveOn: wanted.from,
    until: null,
    post,
    note: '',
  };
  const base = { accountId: wanted.accountId, moves: [recruited] };
  if (!wanted.isEntered)
    return {
      kind: 'opened',
      data: {
        ...base,
        sheets: { identity: { fullName, birthOn, gender } },
        lists: { qualification: qualifications },
        none: [],
      },
    };
  const town = draw.of(pack.homeTowns);
  const isMember = draw.number() < 0.45;
  return {
    kind: 'opened',
    data: {
      ...base,
      sheets: {
        identity: {
          fullName,
          birthOn,
          gender,
          ethnicity: draw.number() < 0.04 ? 'Khmer' : 'Kinh',
          religion: 'Không',
          birthPlace: town,
          homeTown: town,
          address: `${1 + draw.below(400)} ${town}`,
          idNumber: sealing.seal(
            `092${gender === 'male' ? 0 : 1}${String(birthYear).slice(2)}${String((serial * 7919 + 13) % 1_000_000).padStart(6, '0')}`,
          ),
        },
        ...(isMember
          ? { party: { joinedOn: `${Math.max(birthYear + 24, 1995) + draw.below(3)}-09-02` } }
          : {}),
      },
      lists: {
        qualification: qualifications,
        pay: [
          {
            grade,
            step: String(1 + draw.below(Math.min(5, grades[grade]?.steps ?? 1))),
            from: `${2013 + draw.below(2)}-${two(1 + draw.below(12))}-01`,
          },
        ],
        family: [
          {
            relation: draw.number() < 0.5 ? 'spouse' : 'parent',
            name: nameOf(draw, pack, gender === 'male' ? 'female' : 'male'),
            birthYear: String(birthYear - draw.below(6)),
          },
        ],
      },
      none: isMember ? [] : ['party'],
    },
  };
}

/** A subject that fits the title, and a school that teaches it up to the degree. @throws RangeError where the pack has none */
export function studyOf(
  draw: Draw,
  { studies }: Pick<PackStaff, 'studies'>,
  title: string,
  degree: Degree,
): { readonly major: string; readonly institution: string } {
  const atDegree = studies.filter(({ degrees }) => degrees.includes(degree));
  const own = atDegree.filter(({ titles }) => titles.some((words) => title.includes(words)));
  const open = own.length > 0 ? own : atDegree.filter(({ titles }) => titles.length === 0);
  const major = draw.of(open.flatMap(({ majors }) => majors));
  const schools = open.filter(({ majors }) => majors.includes(major));
  return { major, institution: draw.of(schools.flatMap(({ institutions }) => institutions)) };
}

/** As the name says: Thị is of women, else the given name decides. */
function genderOf(fullName: string, { names }: PackStaff): 'male' | 'female' {
  const [given = ''] = fullName.split(' ').slice(-1);
  const isFemale = fullName.includes(' Thị ') || !names.givenNames.male.includes(given);
  return isFemale && (fullName.includes(' Thị ') || names.givenNames.female.includes(given))
    ? 'female'
    : 'male';
}

export function nameOf(draw: Draw, { names }: Pick<PackStaff, 'names'>, gender: 'male' | 'female'): string {
  return `${draw.of(names.surnames)} ${draw.of(names.middleNames[gender])} ${draw.of(names.givenNames[gender])}`;
}

function gradeOf(draw: Draw, { kind, degree, title }: Wanted): string {
  const isHigh = degree === 'bachelor' || degree === 'master' || degree === 'doctor';
  if (kind === 'contract') return '01.011';
  if (kind !== 'public-employee') {
    if (isHigh) return kind === 'civil-servant' && draw.number() < 0.12 ? '01.002' : '01.003';
    return degree === 'college' ? '01.004' : '01.005';
  }
  if (/mầm non/.test(title)) return 'V.07.02.26';
  if (/tiểu học/.test(title) && isHigh) return 'V.07.03.29';
  if (/trung học cơ sở/.test(title) && isHigh) return 'V.07.04.32';
  if (/trung học phổ thông/.test(title) && isHigh) return 'V.07.05.15';
  if (/Bác sĩ/.test(title) && isHigh) return 'V.08.01.03';
  if (/Điều dưỡng/.test(title)) return isHigh ? 'V.08.05.12' : 'V.08.05.13';
  return isHigh ? 'V.03.00' : '01.005';
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
