import type { Setting } from '../kernel/settings.ts';
import { CalendarData } from '../calendar/schema.ts';
import { CityFile } from './schema.ts';

/** Which city this is: set when its pack is installed. */
export const citySetting: Setting<CityFile | null> = {
  key: 'city',
  schema: CityFile.nullable(),
  initial: null,
};

/** The city's working calendar and rule sets, as installed or since changed. */
export const calendarSetting: Setting<CalendarData | null> = {
  key: 'calendar',
  schema: CalendarData.nullable(),
  initial: null,
};
