import { restHours, sweepFiles } from '../kernel/file-sweep.ts';
import type { House } from '../kernel/house.ts';

/** Removes contents that no record names, or in a trial counts them; the program may go on beside it. */
export async function sweepFilesCommand(
  house: Pick<House, 'db' | 'files'>,
  [option, extra]: readonly string[],
): Promise<{ exitCode: number; output: string; error?: string }> {
  const isTrial = option === '--trial';
  if ((option !== undefined && !isTrial) || extra !== undefined)
    return {
      exitCode: 1,
      output: '',
      error: 'Cách dùng: sweep-files [--trial]. / Usage: sweep-files [--trial].\n',
    };
  const before = Temporal.Now.instant().subtract({ hours: restHours });
  return {
    exitCode: 0,
    output: JSON.stringify({ ...(await sweepFiles(house, before, { isTrial })), isTrial }),
  };
}
