import { say, t, type Language, type Text } from '../kernel/messages.ts';
import type { SheetToWrite } from '../kernel/spreadsheet.ts';
import { gradeChoices } from './grades.ts';
import { qualificationLevels, sections, type Field } from './sections.ts';
import { staffKinds } from './schema.ts';

/** One column of the template: its heading, and what a cell of it may hold. */
type Column = {
  readonly key: string;
  readonly title: Text;
  readonly field: Field;
  readonly required?: true;
  /** How real lists call it beside its title. */
  readonly also?: readonly string[];
};
const { identity, pay, qualification } = sections;
const text = (title: Text): Field => ({ kind: 'text', title });
/** A list of people, a row each. */
export const columns: readonly Column[] = [
  {
    key: 'agency',
    title: t('Mã cơ quan', 'Agency code'),
    field: text(t('Mã cơ quan', 'Agency code')),
    required: true,
    also: ['Mã đơn vị'],
  },
  {
    key: 'fullName',
    title: identity.fields.fullName.title,
    field: identity.fields.fullName,
    required: true,
    also: ['Họ tên', 'Họ và tên khai sinh', 'Họ, chữ đệm và tên'],
  },
  {
    key: 'birthOn',
    title: identity.fields.birthOn.title,
    field: identity.fields.birthOn,
    also: ['Ngày tháng năm sinh', 'Ngày, tháng, năm sinh', 'Sinh ngày'],
  },
  {
    key: 'gender',
    title: identity.fields.gender.title,
    field: identity.fields.gender,
    also: ['Giới', 'Phái'],
  },
  {
    key: 'idNumber',
    title: identity.fields.idNumber.title,
    field: identity.fields.idNumber,
    also: ['Số CCCD', 'CCCD', 'Số CMND', 'CMND/CCCD', 'Số định danh cá nhân', 'Số định danh'],
  },
  {
    key: 'kind',
    title: t('Loại', 'Kind'),
    field: { kind: 'choice', title: t('Loại', 'Kind'), choices: staffKinds },
    required: true,
  },
  {
    key: 'post',
    title: t('Chức danh', 'Post'),
    field: text(t('Chức danh', 'Post')),
    also: ['Chức vụ', 'Chức vụ, chức danh', 'Chức danh, chức vụ'],
  },
  {
    key: 'from',
    title: t('Ngày tuyển dụng', 'Recruited on'),
    field: { kind: 'day', title: t('Ngày tuyển dụng', 'Recruited on') },
    required: true,
    also: ['Ngày vào cơ quan', 'Ngày tuyển dụng, tiếp nhận'],
  },
  {
    key: 'decision',
    title: t('Số quyết định', 'Decision no.'),
    field: text(t('Số quyết định', 'Decision no.')),
    required: true,
  },
  { key: 'grade', title: t('Mã ngạch', 'Grade code'), field: pay.fields.grade },
  { key: 'step', title: pay.fields.step.title, field: pay.fields.step },
  { key: 'payFrom', title: pay.fields.from.title, field: pay.fields.from },
  {
    key: 'degree',
    title: t('Trình độ chuyên môn', 'Degree'),
    field: {
      kind: 'choice',
      title: t('Trình độ chuyên môn', 'Degree'),
      choices: qualificationLevels.professional,
    },
  },
  { key: 'major', title: qualification.fields.major.title, field: qualification.fields.major },
  {
    key: 'political',
    title: t('Lý luận chính trị', 'Political theory'),
    field: {
      kind: 'choice',
      title: t('Lý luận chính trị', 'Political theory'),
      choices: qualificationLevels.political,
    },
  },
];

/** An empty sheet with its headings, and one with the words that a cell may hold. */
export function templateSheets(language: Language): SheetToWrite[] {
  const choices = columns.flatMap(({ title, field }) =>
    Object.entries(field.choices ?? {}).map(([key, words]) => [
      say(title, language),
      field.choices === gradeChoices ? key : say(words, language),
    ]),
  );
  return [
    {
      name: language === 'vi' ? 'Nhập' : 'Import',
      columns: columns.map(({ title }) => ({ title: say(title, language), width: 22 })),
      rows: [],
    },
    {
      name: language === 'vi' ? 'Danh mục' : 'Choices',
      columns: [
        { title: say(t('Cột', 'Column'), language), width: 26 },
        { title: say(t('Ghi một trong', 'One of'), language), width: 40 },
      ],
      rows: choices,
    },
  ];
}
