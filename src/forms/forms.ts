import { createHash } from 'node:crypto';
import { isRefusal, refuse, type Refusal } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import { compileForm, type TemplateFault } from './compiler.ts';
import { formKinds, type FormInput } from './kinds.ts';
import { qrSvg } from './qr.ts';
import { sampleForms } from './samples.ts';
import { FormKind, FormRules } from './schema.ts';
import { overriddenTemplates, ownTemplates, type TemplateSet } from './templates.ts';

export { formKinds, type FormInput } from './kinds.ts';
export { qrSvg } from './qr.ts';
export { FormKind, FormRules } from './schema.ts';
export { sampleForms } from './samples.ts';
export { ownTemplates, restoreTemplates, TemplateSet } from './templates.ts';

/**
 * Prints one statutory form (Circular 03/2025/TT-VPCP annex I; Circular 01/2018/TT-VPCP for dossiers of that time).
 * The same kind, data and templates give the same bytes; the creation time in the PDF is the form's `issuedAt`.
 * Refused (`invalid`) when the data does not fit the form, naming the field, or when a template has a fault,
 * naming file, line and what Typst says.
 */
export function renderForm<K extends FormKind>(
  kind: K,
  data: FormInput<K>,
  options: { readonly templates?: TemplateSet } = {},
): Uint8Array | Refusal {
  const { schema, template, paper, number, title } = formKinds[kind];
  const parsed = schema.safeParse(data);
  if (!parsed.success) return badData(kind, parsed.error.issues[0]);
  const { rules, issuedAt } = parsed.data;
  const form = { kind, paper, number: number[rules], title: title[rules].vi };
  const compiled = compileForm(options.templates ?? ownTemplates(), template, {
    json: JSON.stringify({ ...parsed.data, form }),
    qr: 'qrUrl' in parsed.data ? qrSvg(parsed.data.qrUrl) : null,
    at: Math.floor(Temporal.Instant.from(issuedAt).epochMilliseconds / 1000),
  });
  return 'pdf' in compiled ? compiled.pdf : badTemplate(template, compiled.faults);
}

/**
 * The templates to print with: this room's, each replaced by its namesake in `overrideFolder` (a city pack's `forms/`).
 * Replaced ones are tried on full example data first and refused in words if a form would not print.
 */
export function loadTemplates(overrideFolder?: string): TemplateSet | Refusal {
  if (overrideFolder === undefined) return ownTemplates();
  const templates = overriddenTemplates(overrideFolder);
  if (isRefusal(templates) || templates.hash === ownTemplates().hash) return templates;
  for (const rules of FormRules.options) {
    const samples = sampleForms(rules);
    for (const kind of FormKind.options) {
      const printed = renderForm(kind, samples[kind], { templates });
      if (isRefusal(printed)) return printed;
      const strange = strangeFont(printed);
      if (strange !== undefined) return badFont(formKinds[kind].template, strange);
    }
  }
  return templates;
}

/**
 * Prints a document of another room in the same official layout: `sources` are its Typst files beside this room's
 * (`official.typ`), `data` reaches them as `data.json`. @throws Error on a fault of the template, which is the room's own
 */
export function renderDocument(
  main: string,
  sources: Readonly<Record<string, string>>,
  data: unknown,
  at: Temporal.Instant,
): Uint8Array {
  const files = { ...ownTemplates().files, ...sources };
  const hash = createHash('sha256').update(JSON.stringify(files)).digest('hex');
  const compiled = compileForm({ hash, files }, main, {
    json: JSON.stringify(data),
    qr: null,
    at: Math.floor(at.epochMilliseconds / 1000),
  });
  if ('pdf' in compiled) return compiled.pdf;
  throw new Error(badTemplate(main, compiled.faults).text.en);
}

/** A font that does not come with the program would be another one on the next machine. */
function strangeFont(pdf: Uint8Array): string | undefined {
  const names = Buffer.from(pdf)
    .toString('latin1')
    .matchAll(/\/BaseFont \/(?:[A-Z]{6}\+)?([^\s/]+)/g);
  return [...names].map(([, name]) => name).find((name) => name !== undefined && !name.startsWith('Tinos'));
}

function badFont(template: string, font: string): Refusal {
  return refuse(
    'invalid',
    t(
      `Tệp mẫu phiếu ${template} dùng phông chữ ${font} không đi kèm phần mềm. Hãy dùng phông "Tinos".`,
      `The template ${template} uses the font ${font}, which does not come with the program. Use the font "Tinos".`,
    ),
  );
}

function badTemplate(template: string, faults: readonly TemplateFault[]): Refusal {
  const fault = faults[0] ?? { file: template, line: null, message: 'unknown' };
  const at = fault.line === null ? t('', '') : t(`, dòng ${fault.line}`, `, line ${fault.line}`);
  return refuse(
    'invalid',
    t(
      `Tệp mẫu phiếu ${fault.file}${at.vi} có lỗi: ${fault.message}`,
      `Template ${fault.file}${at.en} has a fault: ${fault.message}`,
    ),
  );
}

function badData(
  kind: FormKind,
  issue: { readonly path: readonly PropertyKey[]; readonly message: string } | undefined,
): Refusal {
  const field = issue?.path.map(String).join('.') ?? '';
  const title = formKinds[kind].title['2025'];
  return refuse(
    'invalid',
    t(
      `Không in được "${title.vi}": mục ${field} chưa đúng (${issue?.message ?? ''}).`,
      `"${title.en}" cannot be printed: ${field} is not right (${issue?.message ?? ''}).`,
    ),
    field,
  );
}
