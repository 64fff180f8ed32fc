import { z } from 'zod';
import type { Text } from '../kernel/messages.ts';

/** A doubt about an imported record: it went in, but somebody should look. */
export type Warning = { readonly code: string; readonly text: Text };

const words = z.string().nullish();
const list = z.array(z.string()).nullish();

/** A record of the national procedure portal as crawled: loose, since a crawl loses and glues things. */
export const PortalRecord = z.looseObject({
  code: z.string({ error: 'Mã thủ tục phải là chữ, đặt trong ngoặc kép|The code must be text, in quotes' }),
  name: z.string({ error: 'Tên thủ tục phải là chữ|The name must be text' }),
  field: words,
  levels: z.array(z.string(), {
    error: 'Cấp thực hiện phải là một danh sách, ví dụ ["Cấp xã"]|The levels must be a list, e.g. ["Cấp xã"]',
  }),
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
