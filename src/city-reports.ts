import path from 'node:path';
import type { CityFile } from './city-pack/schema.ts';
import { projectFolder } from './kernel/config.ts';
import { accepted } from './kernel/errors.ts';
import type { House } from './kernel/house.ts';
import type { Organization } from './organization/organization.ts';
import { createReports, loadTemplates, type ReportRooms, type Reports } from './reports/reports.ts';

/** The reports of a city: those of the agency above all others, by our templates and its own. */
export function openReports(
  house: House,
  file: CityFile,
  organization: Organization,
  rooms: Omit<ReportRooms, 'organization'>,
): Reports {
  const above = organization.all().find(({ parentId }) => parentId === null);
  if (above === undefined) throw new Error('a city has an agency above all others');
  const own = path.join(projectFolder, 'cities', file.slug, 'reports', 'templates');
  const city = {
    name: file.name,
    shortName: file.shortName.vi,
    authority: above.name,
    agencyId: above.id,
  };
  return createReports(house, city, { ...rooms, organization }, accepted(loadTemplates(own)));
}
