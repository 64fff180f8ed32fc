import type { Setting } from '../kernel/settings.ts';
import { Demonstration, SignOnSetting } from './schema.ts';

/** Shown on the sign-in page of a demonstration, written by who installs one. */
export const demonstration: Setting<Demonstration> = {
  key: 'demonstration',
  schema: Demonstration,
  initial: { isDemonstration: false, password: '', accounts: [] },
};

export const singleSignOn: Setting<SignOnSetting> = {
  key: 'single-sign-on',
  schema: SignOnSetting,
  initial: { isEnabled: false, label: '', issuer: '', clientId: '', sealedSecret: '', matchBy: 'subject' },
};
