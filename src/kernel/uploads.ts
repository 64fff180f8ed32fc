import type { FastifyRequest } from 'fastify';
import { refuse, Refused } from './errors.ts';
import type { Arrived, FileStore } from './files.ts';
import { nest, type Nested } from './form-body.ts';
import { t } from './messages.ts';
import type { UploadedFile } from './web.ts';

/**
 * Receives a form with files, all or nothing: fields nested as ever, each file streamed into the store. What is too large,
 * or no form of ours, is told in `refused` once all has been read, so that nothing typed is lost; no file is kept then.
 */
export async function receiveUpload(
  store: FileStore,
  request: FastifyRequest,
  limit: { maxBytes: number; maxFiles: number },
  /** @throws Refused when the form is not one to be taken */
  check: (input: Nested) => void,
): Promise<{ input: Nested; files: UploadedFile[]; refused: Refused | null }> {
  const pairs: [string, string][] = [];
  let refused: Refused | null = null;
  const arrived: (Arrived & { field: string; name: string })[] = [];
  const parts = request.parts({
    limits: {
      fileSize: limit.maxBytes,
      files: limit.maxFiles,
      fields: 4000,
      fieldSize: 256 * 1024,
      parts: 4100,
    },
  });
  try {
    for await (const part of parts) {
      if (part.type === 'field') {
        pairs.push([part.fieldname, String(part.value)]);
        if (part.valueTruncated) refused ??= new Refused(refuse('too-large', tooLong, part.fieldname));
        continue;
      }
      if (part.filename === undefined || part.filename === '') {
        part.file.resume(); // a file field left empty
        continue;
      }
      const name = cleanName(part.filename);
      arrived.push({ ...(await store.receive(part.file)), field: part.fieldname, name });
      if (part.file.truncated) refused ??= tooLarge(name, limit.maxBytes, part.fieldname);
    }
    const input = nest(pairs);
    if (input === null) throw new Refused(unreadable);
    refused = refusalOf(() => {
      check(input);
    }, refused);
    if (refused !== null) {
      await Promise.all(arrived.map(({ drop }) => drop()));
      return { input, files: [], refused };
    }
    for (const { keep } of arrived) await keep();
    return {
      input,
      refused,
      files: arrived.map(({ field, name, hash, size }) => ({ field, name, hash, size })),
    };
  } catch (error) {
    await Promise.all(arrived.map(({ drop }) => drop()));
    throw inOurWords(error, limit);
  }
}

const unreadable = refuse(
  'malformed-request',
  t(
    'Biểu mẫu gửi lên bị gián đoạn hoặc không đọc được. Hãy gửi lại.',
    'The form was cut off or cannot be read. Send it again.',
  ),
);

const tooLong = t('Nội dung này quá dài. Hãy viết ngắn lại.', 'This is too long. Write less.');

/** What the work refuses, else what was refused before. */
function refusalOf(work: () => void, before: Refused | null): Refused | null {
  try {
    work();
    return before;
  } catch (error) {
    if (error instanceof Refused) return error;
    throw error;
  }
}

function tooLarge(name: string, maxBytes: number, field: string): Refused {
  const megabytes = Math.floor(maxBytes / 1024 / 1024);
  return new Refused(
    refuse(
      'too-large',
      t(
        `Tệp "${name}" lớn hơn ${megabytes} MB. Hãy giảm dung lượng hoặc chia nhỏ rồi gửi lại.`,
        `The file "${name}" is larger than ${megabytes} MB. Make it smaller or split it, then send again.`,
      ),
      field,
    ),
  );
}

function inOurWords(error: unknown, limit: { maxFiles: number }): unknown {
  if (error instanceof Refused) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'FST_FILES_LIMIT') {
    const words = t(
      `Mỗi lần gửi tối đa ${limit.maxFiles} tệp.`,
      `At most ${limit.maxFiles} files at a time.`,
    );
    return new Refused(refuse('too-large', words));
  }
  return code.startsWith('FST_') ||
    code === 'ERR_STREAM_PREMATURE_CLOSE' ||
    code === 'ECONNRESET' ||
    code === ''
    ? new Refused(unreadable)
    : error;
}

/** A name for people only: never a path, no control characters, at most 200 characters. */
function cleanName(name: string): string {
  const base = name.split(/[\\/]/).at(-1) ?? '';
  return base.replace(/\p{C}/gu, '').slice(0, 200) || 'tep';
}
