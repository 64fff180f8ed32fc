import { expect, it, test } from 'vitest';
import { dossierIndicators } from '../dossiers/dossiers.ts';
import { createRegistry } from '../indicators/registry.ts';
import { isRefusal } from '../kernel/errors.ts';
import { programmeIndicators } from '../programme/programme.ts';
import { reportedIndicators } from '../reported-figures/declared.ts';
import { checkTemplate } from './check.ts';
import { loadTemplates, templateTitles } from './templates.ts';
import { readTemplate } from './template.ts';
import { referencesIn } from './walk.ts';

const declared = [...dossierIndicators, ...reportedIndicators, ...programmeIndicators];
const registry = createRegistry(declared);
const known = {
  indicators: { find: registry.find, dimensionsOf: () => ({ level: { vi: '', en: '' } }) },
  hasAgency: (code: string) => code === 'H13.25',
};

function fault(body: string): string {
  const template = readTemplate(`name: thử\ntitle: Thử\n${body}`);
  if (isRefusal(template)) return template.text.vi;
  return checkTemplate(template, known)?.text.vi ?? '';
}

test.each([
  [
    '## s: Tên mục\n\nCâu một.\nCó {dossier.totl} hồ sơ.',
    'Mục “Tên mục”, dòng 6, cột 4: Không có chỉ tiêu “dossier.totl”',
  ],
  ['## s: Tên mục\nCó {dossier.total', 'Mục “Tên mục”, dòng 4, cột 4: Thiếu dấu đóng }'],
  ['## s: Tên mục\nCó {dossier.total|agency=X1}', 'Không có cơ quan mã “X1”'],
  ['## s: Tên mục\nCó {dossier.total|field=đất}', 'không chia được theo “field”'],
  ['## s: Tên mục\nCó {dossier.total|parts}', 'không phải là tỷ lệ'],
  ['## s: Tên mục\nCó {dossier.total|billions}', 'không phải là số tiền'],
  ['## s: Tên mục\nKỳ {=kỳ}', 'Không có từ “=kỳ”'],
  ['## s: Tên mục\n@bảng X', 'dòng 4, cột 1: Không có lệnh “@bảng”'],
  ['## s: Tên mục\n@table X | A | B\nchỉ một', 'dòng 5, cột 1: Dòng có 1 ô, bảng có 2 cột'],
  ['## s: Tên mục\n@by level Theo cấp', '@by cần mỗi dòng một cột'],
  ['## s: Tên mục\n@by level Theo cấp\nTổng | dossier.total\nCâu viết tiếp.', 'hãy cách một dòng trống'],
  ['## s: Tên mục\nMột[[^Chú {dossier.total}.]].', 'Chú thích viết [^…] với một dấu ngoặc'],
  ['## s: Tên mục\n@documents X\nthừa', '@documents lấy dữ liệu từ sổ đăng ký'],
  ['## s: Tên mục\n@no-data never', '@no-data never'],
  ['## Tên mục', 'Dòng 3: đề mục “## Tên mục” chưa đúng'],
  ['## s: A\n## s: B', 'Dòng 4: mã mục “s” đã dùng'],
  ['', 'chưa có mục nào'],
  ['lạ: x', 'Dòng 3: “lạ: x” không phải là dòng đầu'],
])('%j is refused in words with its place', (body, words) => {
  expect(fault(body)).toContain(words);
});

it('people choose a template by its title, never by its code', () => {
  const templates = loadTemplates();
  if (isRefusal(templates)) throw new Error(templates.text.vi);
  expect(templateTitles(templates)).toEqual([
    { name: 'cchc', title: 'Báo cáo công tác cải cách hành chính' },
  ]);
});

it('our template names only what is declared, and all of what agencies report for it', () => {
  const templates = loadTemplates();
  if (isRefusal(templates)) throw new Error(templates.text.vi);
  const template = readTemplate(templates.get('cchc') ?? '');
  if (isRefusal(template)) throw new Error(template.text.vi);
  expect(checkTemplate(template, known)).toBeNull();
  expect(template.sections.filter(({ isAnnex }) => isAnnex)).toHaveLength(4);
  expect(
    template.sections.filter(({ level, isAnnex, isPlain }) => level === 1 && !isAnnex && !isPlain),
  ).toHaveLength(3);
  const used = new Set(template.sections.flatMap((section) => referencesIn(section)).map(({ code }) => code));
  expect(used.size).toBeGreaterThan(170);
});
