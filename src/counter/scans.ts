import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { AttachedFile } from '../dossiers/schema.ts';
import { isRefusal, refuse, type Refusal } from '../kernel/errors.ts';
import type { House } from '../kernel/house.ts';
import { t } from '../kernel/messages.ts';
import { checkScan, scanLimit } from '../kernel/scans.ts';
import type { UploadedFile } from '../kernel/web.ts';

/** Scans of this sending and of those before it, and what is wrong with any. */
export async function scansOf(
  house: House,
  accountId: number,
  values: Readonly<Record<string, unknown>>,
  files: readonly UploadedFile[],
): Promise<{ scans: AttachedFile[]; refusals: Refusal[] }> {
  const sent: unknown[] = Object.values(Object(values['kept']));
  const kept = sent.flatMap((sealed) =>
    typeof sealed === 'string' ? (openScan(house, accountId, sealed) ?? []) : [],
  );
  const checked = await Promise.all(
    files.filter((file) => file.field === 'scans').map((file) => checkScan(house, file)),
  );
  const refusals = checked.filter(isRefusal);
  const fresh = checked.flatMap((scan): AttachedFile[] =>
    isRefusal(scan) ? [] : [{ ...scan, paper: null }],
  );
  const scans = [...new Map([...kept, ...fresh].map((scan) => [`${scan.hash} ${scan.name}`, scan])).values()];
  if (scans.length > scanLimit.maxFiles) refusals.push(tooManyScans);
  return { scans: scans.slice(0, scanLimit.maxFiles), refusals };
}

const Scan = z.object({
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  name: z.string().max(200),
  size: z.number().int().min(0),
  mediaType: z.string().max(100),
  paper: z.number().int().nullable(),
});

/** A file that has arrived, as a hidden field of a form shown again: only who sent it can send it on. */
export function sealScan(house: House, accountId: number, scan: AttachedFile): string {
  const text = Buffer.from(JSON.stringify(scan)).toString('base64url');
  return `${text}.${seal(house, accountId, text).toString('base64url')}`;
}

/** The file behind a sealed field; undefined when the seal is not ours, or another person's. */
export function openScan(house: House, accountId: number, sealed: string): AttachedFile | undefined {
  const [text = '', given = ''] = sealed.split('.', 2);
  const expected = seal(house, accountId, text);
  const bytes = Buffer.from(given, 'base64url');
  if (bytes.length !== expected.length || !timingSafeEqual(bytes, expected)) return undefined;
  return Scan.parse(JSON.parse(Buffer.from(text, 'base64url').toString()));
}

function seal(house: House, accountId: number, text: string): Buffer {
  return createHmac('sha256', house.secret).update(`scan ${accountId} ${text}`).digest();
}

const tooManyScans = refuse(
  'too-large',
  t(
    `Mỗi hồ sơ đính kèm tối đa ${scanLimit.maxFiles} tệp khi tiếp nhận. Hãy bỏ bớt hoặc gộp tệp.`,
    `At most ${scanLimit.maxFiles} files go with a dossier when it is received. Leave some out or merge them.`,
  ),
  'scans',
);
