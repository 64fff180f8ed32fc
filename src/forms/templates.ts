import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { refuse, type Refusal } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';

/**
 * The texts of all templates (`01-receipt.typ` → Typst source) and the SHA-256 of them in hexadecimal. It is plain
 * JSON: whoever keeps it under its hash can print a form again as it was printed then.
 */
export const TemplateSet = z.object({
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  files: z.record(z.string(), z.string()),
});
export type TemplateSet = z.infer<typeof TemplateSet>;

const ownFolder = join(import.meta.dirname, 'templates');
let own: TemplateSet | undefined;

/** The templates of this room. */
export function ownTemplates(): TemplateSet {
  own ??= templateSetOf(readFolder(ownFolder));
  return own;
}

/** The templates of this room with those of `folder` in place of their namesakes. A missing folder overrides nothing. */
export function overriddenTemplates(folder: string): TemplateSet | Refusal {
  if (!existsSync(folder)) return ownTemplates();
  const files = { ...ownTemplates().files };
  for (const [file, text] of Object.entries(readFolder(folder))) {
    const refusal = file in files ? refusedWords(file, text) : unknownTemplate(file, Object.keys(files));
    if (refusal !== undefined) return refusal;
    files[file] = text;
  }
  return templateSetOf(files);
}

/** A template set read back from where it was kept; refused when its texts are not those its hash was made of. */
export function restoreTemplates(stored: unknown): TemplateSet | Refusal {
  const parsed = TemplateSet.safeParse(stored);
  if (parsed.success && templateSetOf(parsed.data.files).hash === parsed.data.hash) return parsed.data;
  return refuse(
    'invalid',
    t(
      'Bộ mẫu phiếu đã lưu không còn nguyên vẹn: nội dung không khớp với mã băm.',
      'The stored template set is damaged: its texts do not match its hash.',
    ),
  );
}

function templateSetOf(files: Record<string, string>): TemplateSet {
  const sorted = Object.entries(files).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return { hash: createHash('sha256').update(JSON.stringify(sorted)).digest('hex'), files };
}

function readFolder(folder: string): Record<string, string> {
  const names = readdirSync(folder).filter((name) => name.endsWith('.typ'));
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}

function unknownTemplate(file: string, known: readonly string[]): Refusal {
  const names = known.toSorted().join(', ');
  return refuse(
    'invalid',
    t(
      `Tệp mẫu phiếu ${file} không thay cho mẫu nào. Tên tệp phải là một trong: ${names}.`,
      `The template ${file} replaces no form. Its name must be one of: ${names}.`,
    ),
  );
}

/** What would make the same form come out differently elsewhere or later: packages from the net, today's date. */
function refusedWords(file: string, text: string): Refusal | undefined {
  for (const [index, row] of text.split('\n').entries()) {
    if (!/"@[\w-]+\/|datetime\s*\.\s*today/.test(row)) continue;
    return refuse(
      'invalid',
      t(
        `Tệp mẫu phiếu ${file}, dòng ${index + 1}: không được dùng gói tải từ mạng hoặc ngày hiện tại (datetime.today), vì bản in lại sau này sẽ khác. Hãy dùng dữ liệu trong data.json.`,
        `Template ${file}, line ${index + 1}: packages from the net and today's date (datetime.today) are not allowed, since a later print would differ. Use the data in data.json.`,
      ),
    );
  }
  return undefined;
}
