import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { NodeCompiler, type NodeError } from '@myriaddreamin/typst-ts-node-compiler';
import type { TemplateSet } from './templates.ts';

/** What Typst says about a template. `line` counts from 1; null: no place in the file. */
export type TemplateFault = { readonly file: string; readonly line: number | null; readonly message: string };
export type Compiled = { readonly pdf: Uint8Array } | { readonly faults: readonly TemplateFault[] };

/** A folder that exists in memory only, so that a template can read nothing from the disk. */
const folder = '/forms';
const faces = ['400Regular', '400Regular_Italic', '700Bold', '700Bold_Italic'];

let compiler: NodeCompiler | undefined;
/** The templates the compiler holds now; by hash. */
let mapped: string | undefined;

/**
 * Compiles one template into PDF. The data and the QR code reach it as files beside it (`data.json`, `qr.svg`),
 * never as Typst source. `at` (seconds since 1970) is written as the creation time: with it, the same input
 * gives the same bytes.
 */
export function compileForm(
  templates: TemplateSet,
  main: string,
  input: { readonly json: string; readonly qr: string | null; readonly at: number },
): Compiled {
  const typst = warmCompiler(templates);
  typst.mapShadow(`${folder}/data.json`, Buffer.from(input.json));
  if (input.qr === null) typst.unmapShadow(`${folder}/qr.svg`);
  else typst.mapShadow(`${folder}/qr.svg`, Buffer.from(input.qr));
  const source = { mainFilePath: `${folder}/${main}` };
  try {
    // In one step: a document kept between compiling and writing holds megabytes that only the collector gives back.
    return { pdf: typst.pdf(source, { creationTimestamp: input.at }) };
  } catch (thrown) {
    const error = typst.compile(source).takeError();
    const faults = error === null ? [] : faultsOf(error);
    return { faults: faults.length > 0 ? faults : [{ file: main, line: null, message: String(thrown) }] };
  } finally {
    // Remembering layouts gains nothing measurable, since no two forms are alike, and costs up to 1 GB on registers.
    typst.evictCache(0);
  }
}

function warmCompiler(templates: TemplateSet): NodeCompiler {
  compiler ??= NodeCompiler.create({ workspace: folder, fontArgs: [{ fontBlobs: faces.map(readFace) }] });
  if (mapped !== templates.hash) {
    compiler.resetShadow();
    for (const [file, text] of Object.entries(templates.files)) {
      compiler.mapShadow(`${folder}/${file}`, Buffer.from(text));
    }
    mapped = templates.hash;
  }
  return compiler;
}

/** Tinos has the metrics of Times New Roman, which Decree 30/2020/NĐ-CP prescribes, and all Vietnamese letters. */
function readFace(face: string): Buffer {
  const path = `@expo-google-fonts/tinos/${face}/Tinos_${face}.ttf`;
  return readFileSync(createRequire(import.meta.url).resolve(path));
}

function faultsOf(error: NodeError): TemplateFault[] {
  const diagnostics: unknown[] = compiler?.fetchDiagnostics(error) ?? [];
  return diagnostics.map(toFault).filter((fault) => fault !== undefined);
}

/** Severity 1 is an error; the rest warns or tells the way there. */
function toFault(diagnostic: unknown): TemplateFault | undefined {
  if (typeof diagnostic !== 'object' || diagnostic === null) return undefined;
  const { message, path, range, severity } = diagnostic as {
    message?: string;
    path?: string;
    range?: { start: { line: number } } | null;
    severity?: number;
  };
  if (severity !== 1) return undefined;
  return {
    file: (path ?? '').replace(`${folder}/`, ''),
    line: range === null || range === undefined ? null : range.start.line + 1,
    message: message ?? '',
  };
}
