import { z } from 'zod';

const short = (max: number) =>
  z
    .string()
    .transform((text) => text.trim().slice(0, max))
    .optional()
    .catch(undefined);

/** `/track/:code?k=…`: what stands behind a receipt's QR. */
export const TrackParams = z.object({ code: z.string().max(300) });
export const TrackQuery = z.object({ k: short(60) });

export const LookUpQuery = z.object({ code: short(500) });

export const AgencyListQuery = z.object({
  q: short(200),
  level: z.enum(['city', 'district', 'commune']).optional().catch(undefined),
});
export const AgencyParams = z.object({ code: z.string().max(100) });

/**
 * A dossier's code as people type or paste it: spaces, long dashes, or the whole address of the QR. Its case is kept.
 * Null when it cannot be a code.
 */
export function readCode(typed: string): string | null {
  const last = /\/track\/([^/?#]+)/.exec(typed)?.[1];
  const code = decoded(last ?? typed)
    .normalize('NFC')
    .replace(/\s+/g, '')
    .replace(/[‐‑‒–—−]/g, '-');
  return /^[\p{L}\d][\p{L}\d./_-]{2,59}$/u.test(code) ? code : null;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return text;
    throw error;
  }
}
