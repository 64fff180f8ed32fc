import { z } from 'zod';
import type { Text } from '../kernel/messages.ts';

/** A doubt about an imported record: it went in, but somebody should look. */
export type Warning = { readonly code: string; readonly text: Text };

const words = z.string().nullish();
const list = z.array(z.string()).nullish();

/** A record of the national procedure portal as crawled: loose, since a crawl loses and glues things. */
export const PortalRecord = z.looseObject({
  code: z.string(),
  name: z.string(),
  field: words,
  levels: list,
  audience: words,
  decision: words,
  agency: words,
  channels: z
    .array(
      z.looseObject({
        channel: words,
        n: z.number().nullish(),
        unit: words,
        fee: words,
        feeSuspect: z.boolean().nullish(),
      }),
    )
    .nullish(),
  resultCodes: list,
  legalBasis: list,
  ministry: words,
});
export type PortalRecord = z.infer<typeof PortalRecord>;

/** One line, composed letters, no stray spaces. */
export function clean(text: string | null | undefined): string {
  return (text ?? '').normalize('NFC').replace(/\s+/gu, ' ').trim();
}

/** What the portal shows when it has nothing. */
export const nothingKnown = 'không có thông tin';
