import { rm } from 'node:fs/promises';
import type { FastifyRequest } from 'fastify';
import { Refused } from './errors.ts';
import { malformed } from './failures.ts';
import { nest } from './form-body.ts';
import type { House } from './house.ts';
import { receiveUpload } from './uploads.ts';
import type { Route, UploadedFile } from './web.ts';

export type Received = {
  readonly input: Record<string, unknown>;
  readonly files: readonly UploadedFile[];
  /** Why it cannot be taken though it was read: a file or a field that is too large. */
  readonly refused?: Refused | null;
};

export const nothingReceived: Received = { input: {}, files: [] };

/** The parser leaves a form as it came, so that its names are nested in one place. */
export const keepFormText = (text: string): Record<string, string> => ({ '': text });

/**
 * What was sent: a form with files, a form, or JSON, always an object. Files of a form that `check` refuses are not kept.
 * @throws Refused `malformed-request` when it is none of these.
 */
export async function readBody(
  house: House,
  entry: Route,
  request: FastifyRequest,
  check: (input: Readonly<Record<string, unknown>>) => void,
): Promise<Received> {
  if (request.isMultipart()) {
    if (entry.upload === undefined) throw new Refused(malformed);
    return receiveUpload(house.files, request, entry.upload, check);
  }
  const body: unknown = request.body;
  if (body === undefined || body === null) return nothingReceived;
  if (typeof body !== 'object' || Array.isArray(body)) throw new Refused(malformed);
  const sent = body as Record<string, unknown>;
  if (request.mediaType !== 'application/x-www-form-urlencoded') return { input: sent, files: [] };
  const input = nest(new URLSearchParams(String(sent[''])));
  if (input === null) throw new Refused(malformed);
  return { input, files: [] };
}

/** Files that came with what was refused go from the disk again, unless the house keeps the same for something else. */
export async function forgetUploads(
  { db, files }: Pick<House, 'db' | 'files'>,
  received: Received,
): Promise<Received> {
  for (const { hash } of received.files) {
    const kept = await db.selectFrom('file').select('hash').where('hash', '=', hash).executeTakeFirst();
    if (kept === undefined) await rm(files.locate(hash), { force: true });
  }
  return { ...received, files: [] };
}
