export { dossierCode } from './code-pattern.ts';
export { makeDossiers, type DemonstrationRooms, type Offer } from './demonstration.ts';
export { installCityPack, type InstallRooms, type Report } from './install.ts';
export { openWork, type OpenWork } from './open-work.ts';
export { readCityPack } from './read.ts';
export { calendarSetting, citySetting } from './settings.ts';
