import { t, type Text } from '../kernel/messages.ts';
import { gradeChoices } from './grades.ts';
import { degrees } from './schema.ts';

/** How a field is written. `sealed`: kept so that only this installation reads it. */
export type FieldKind = 'text' | 'long' | 'day' | 'year' | 'number' | 'choice' | 'sealed';
export type Field = {
  readonly kind: FieldKind;
  readonly title: Text;
  /** An entered record has it. */
  readonly required?: true;
  /** Covered from those who do not need it. */
  readonly sensitive?: true;
  readonly choices?: Readonly<Record<string, Text>>;
  /** Heading of each choice in a long list. */
  readonly groups?: Readonly<Record<string, Text>>;
  readonly hint?: Text;
};
export type Section = {
  readonly title: Text;
  /** Its part of form 2C (mẫu sơ yếu lý lịch 2C, Thông tư 06/2023/TT-BNV; unverified numbering). */
  readonly part: string;
  readonly fields: Readonly<Record<string, Field>>;
  /** Several entries instead of one sheet. */
  readonly isList?: true;
  /** Without it the record is not entered. */
  readonly isMandated?: true;
  /** What is declared when there is nothing to write. */
  readonly none?: Text;
};

type Options = Omit<Field, 'kind' | 'title' | 'choices'>;
const text = (vi: string, en: string, options: Options = {}): Field => ({
  kind: 'text',
  title: t(vi, en),
  ...options,
});
const of =
  (kind: FieldKind) =>
  (vi: string, en: string, options: Options = {}): Field => ({ kind, title: t(vi, en), ...options });
const day = of('day');
const year = of('year');
const choice = (
  vi: string,
  en: string,
  choices: Readonly<Record<string, Text>>,
  options: Options = {},
): Field => ({ kind: 'choice', title: t(vi, en), choices, ...options });

const required = { required: true } as const;
const sensitive = { sensitive: true } as const;
const both = { required: true, sensitive: true } as const;

export const genders = { male: t('Nam', 'Male'), female: t('Nữ', 'Female') };

/** Kinds of qualification; a level is written `kind.level`. */
export const qualificationKinds = {
  professional: t('Chuyên môn', 'Professional'),
  political: t('Lý luận chính trị', 'Political theory'),
  management: t('Quản lý nhà nước', 'State management'),
  language: t('Ngoại ngữ', 'Foreign language'),
  it: t('Tin học', 'Information technology'),
};
export type QualificationKind = keyof typeof qualificationKinds;

/** Levels by kind, lowest first. */
export const qualificationLevels: Readonly<Record<QualificationKind, Readonly<Record<string, Text>>>> = {
  professional: degrees,
  political: {
    elementary: t('Sơ cấp', 'Elementary'),
    intermediate: t('Trung cấp', 'Intermediate'),
    advanced: t('Cao cấp, cử nhân', 'Advanced'),
  },
  management: {
    clerk: t('Cán sự', 'Clerk'),
    officer: t('Chuyên viên', 'Officer'),
    principal: t('Chuyên viên chính', 'Principal officer'),
    senior: t('Chuyên viên cao cấp', 'Senior officer'),
  },
  language: {
    a1: t('Bậc 1 (A1)', 'A1'),
    a2: t('Bậc 2 (A2)', 'A2'),
    b1: t('Bậc 3 (B1)', 'B1'),
    b2: t('Bậc 4 (B2)', 'B2'),
    c1: t('Bậc 5 (C1)', 'C1'),
    c2: t('Bậc 6 (C2)', 'C2'),
  },
  it: {
    basic: t('Ứng dụng CNTT cơ bản', 'Basic use'),
    advanced: t('Ứng dụng CNTT nâng cao', 'Advanced use'),
  },
};

const levelEntries = (Object.keys(qualificationKinds) as QualificationKind[]).flatMap((kind) =>
  Object.entries(qualificationLevels[kind]).map(([level, title]) => ({
    key: `${kind}.${level}`,
    kind,
    title,
  })),
);
export const levelChoices: Readonly<Record<string, Text>> = Object.fromEntries(
  levelEntries.map(({ key, title }) => [key, title]),
);
const levelGroups: Readonly<Record<string, Text>> = Object.fromEntries(
  levelEntries.map(({ key, kind }) => [key, qualificationKinds[kind]]),
);

const ratings = {
  excellent: t('Hoàn thành xuất sắc nhiệm vụ', 'Excellent'),
  good: t('Hoàn thành tốt nhiệm vụ', 'Good'),
  done: t('Hoàn thành nhiệm vụ', 'Fulfilled'),
  failed: t('Không hoàn thành nhiệm vụ', 'Not fulfilled'),
};

/** Law on cadres and civil servants, art. 78 and 79; on public employees, art. 52 (forms of discipline). */
const disciplines = {
  reprimand: t('Khiển trách', 'Reprimand'),
  warning: t('Cảnh cáo', 'Warning'),
  payCut: t('Hạ bậc lương', 'Pay reduced'),
  demotion: t('Giáng chức', 'Demotion'),
  removal: t('Cách chức', 'Removal from office'),
  dismissal: t('Buộc thôi việc', 'Dismissal'),
};
const relations = {
  parent: t('Cha, mẹ', 'Parent'),
  spouse: t('Vợ, chồng', 'Spouse'),
  child: t('Con', 'Child'),
  sibling: t('Anh, chị, em ruột', 'Brother or sister'),
  inLaw: t('Cha, mẹ vợ (chồng)', 'Parent-in-law'),
};

/** A personal record, section by section, in the order of form 2C. */
export const sections = {
  identity: {
    title: t('Thông tin cá nhân', 'Identity'),
    part: '1–14',
    isMandated: true,
    fields: {
      fullName: text('Họ và tên', 'Full name', required),
      otherName: text('Tên gọi khác', 'Other names'),
      birthOn: day('Ngày sinh', 'Born on', required),
      gender: choice('Giới tính', 'Gender', genders, required),
      ethnicity: text('Dân tộc', 'Ethnic group', required),
      religion: text('Tôn giáo', 'Religion'),
      birthPlace: text('Nơi sinh', 'Place of birth', both),
      homeTown: text('Quê quán', 'Home town', required),
      address: text('Nơi ở hiện nay', 'Address', sensitive),
      idNumber: of('sealed')('Số định danh cá nhân/CCCD', 'Identity number', {
        ...both,
        hint: t('12 chữ số (CMND cũ: 9 chữ số)', '12 digits (9 of an old card)'),
      }),
      phone: text('Điện thoại', 'Telephone', sensitive),
      email: text('Thư điện tử', 'Email'),
    },
  },
  party: {
    title: t('Đảng viên', 'Party membership'),
    part: '18',
    isMandated: true,
    none: t('Chưa vào Đảng', 'Not a member'),
    fields: {
      joinedOn: day('Ngày vào Đảng', 'Joined on', both),
      officialOn: day('Ngày chính thức', 'Full member from', sensitive),
      post: text('Chức vụ Đảng', 'Post in the party', sensitive),
    },
  },
  pay: {
    title: t('Ngạch, bậc lương', 'Grade and step'),
    part: '29',
    isList: true,
    isMandated: true,
    fields: {
      grade: choice('Ngạch, hạng chức danh', 'Grade', gradeChoices, required),
      step: of('number')('Bậc', 'Step', both),
      from: day('Hưởng từ ngày', 'From', both),
      decision: text('Số quyết định', 'Decision no.', sensitive),
    },
  },
  qualification: {
    title: t('Trình độ', 'Qualifications'),
    part: '17, 27',
    isList: true,
    isMandated: true,
    fields: {
      level: choice('Trình độ', 'Level', levelChoices, { ...required, groups: levelGroups }),
      major: text('Chuyên ngành', 'Major'),
      institution: text('Cơ sở đào tạo', 'Institution'),
      awardedOn: day('Ngày cấp bằng', 'Awarded on'),
    },
  },
  training: {
    title: t('Đào tạo, bồi dưỡng', 'Training'),
    part: '27',
    isList: true,
    fields: {
      course: text('Khóa học', 'Course', required),
      institution: text('Cơ sở đào tạo', 'Institution'),
      from: day('Từ ngày', 'From'),
      to: day('Đến ngày', 'To'),
      certificate: text('Chứng chỉ', 'Certificate'),
    },
  },
  appraisal: {
    title: t('Đánh giá, xếp loại hằng năm', 'Yearly appraisal'),
    part: '30',
    isList: true,
    fields: {
      year: year('Năm', 'Year', required),
      rating: choice('Xếp loại', 'Rating', ratings, required),
      note: text('Ghi chú', 'Note'),
    },
  },
  commendation: {
    title: t('Khen thưởng', 'Commendations'),
    part: '21',
    isList: true,
    fields: {
      title: text('Hình thức khen thưởng', 'Commendation', required),
      decision: text('Số quyết định', 'Decision no.'),
      on: day('Ngày quyết định', 'Decided on', required),
    },
  },
  discipline: {
    title: t('Kỷ luật', 'Discipline'),
    part: '22',
    isList: true,
    fields: {
      form: choice('Hình thức kỷ luật', 'Form', disciplines, both),
      decision: text('Số quyết định', 'Decision no.', sensitive),
      on: day('Ngày quyết định', 'Decided on', both),
      reason: text('Lý do', 'Reason', sensitive),
    },
  },
  family: {
    title: t('Quan hệ gia đình', 'Family'),
    part: '31',
    isList: true,
    isMandated: true,
    none: t('Không có thân nhân phải kê khai', 'No relatives to declare'),
    fields: {
      relation: choice('Quan hệ', 'Relation', relations, both),
      name: text('Họ và tên', 'Full name', both),
      birthYear: year('Năm sinh', 'Born in', sensitive),
      work: of('long')('Nghề nghiệp, nơi ở', 'Work and address', sensitive),
    },
  },
} as const satisfies Record<string, Section>;

export type SectionName = keyof typeof sections;
export const sectionNames = Object.keys(sections) as readonly SectionName[];
export const mandatedSections = sectionNames.filter((name) => sectionOf(name).isMandated === true);

export function isSection(name: string): name is SectionName {
  return Object.hasOwn(sections, name);
}

export function sectionOf(name: SectionName): Section {
  return sections[name];
}

/** Fields of a section with their names. */
export function fieldsOf(name: SectionName): [string, Field][] {
  return Object.entries(sectionOf(name).fields);
}
