import { z } from 'zod';
import type { Setting } from './kernel/settings.ts';

/** By how much the house's clock differs from the machine's: 0 but in demonstrations. */
export const clockSetting: Setting<{ shiftMilliseconds: number }> = {
  key: 'clock',
  schema: z.object({ shiftMilliseconds: z.number().int() }),
  initial: { shiftMilliseconds: 0 },
};
