import { z } from 'zod';
import type { Setting } from './kernel/settings.ts';

/** By how much the house's clock differs from the machine's: 0 but in demonstrations. */
export const clockSetting: Setting<{ shiftMilliseconds: number }> = {
  key: 'clock',
  schema: z.object({ shiftMilliseconds: z.number().int() }),
  initial: { shiftMilliseconds: 0 },
};

/** Where people reach the city from outside, e.g. `https://motcua.cantho.gov.vn`; empty: this machine. */
export const publicAddress: Setting<{ origin: string }> = {
  key: 'public-address',
  schema: z.object({ origin: z.string().max(200) }),
  initial: { origin: '' },
};

/** An origin as an administrator types it; a path or a final slash is dropped. */
export const Origin = z
  .string()
  .trim()
  .max(200)
  .refine(
    (text) => text === '' || /^https?:\/\//.test(text),
    'Địa chỉ bắt đầu bằng https://|The address begins with https://',
  )
  .refine((text) => text === '' || URL.canParse(text), 'Địa chỉ này không đúng|This is not an address')
  .transform((text) => (text === '' ? '' : new URL(text).origin));
