import { system } from '../src/kernel/access.ts';
import type { Dossier } from '../src/dossiers/schema.ts';
import type { TestBrowser, TestCity, TestReply } from './test-city.ts';

type Received = { readonly procedure?: string; readonly agency?: string; readonly idNumber?: string };

/** What tests of the tiny town's dossiers do over and over: receive one, look at it, send a form to it. */
export type TestDesk = {
  /** Received at the counter of the library's department, unless told; gives its code. */
  readonly receive: (name: string, change?: Received) => Promise<string>;
  readonly current: (code: string) => Promise<Dossier>;
  /** A command with the version that stands, so that it is not refused as too late. */
  readonly post: (
    who: TestBrowser,
    code: string,
    command: string,
    form: Readonly<Record<string, string>>,
  ) => Promise<TestReply>;
};

/**
 * The tiny town: the library's card (BM.002) is resolved by the department X99.01, whose people are desk-x99.01,
 * specialist (also head of unit), leader and records; clerk is at the ward X99.10.01.
 */
export function testDesk({ dossiers, organization }: TestCity): TestDesk {
  let people = 92_000_000_000;
  const current = async (code: string): Promise<Dossier> => (await dossiers.get(code, true)).dossier;
  return {
    current,
    async receive(name, { procedure = 'BM.002', agency = 'X99.01', idNumber } = {}) {
      people += 1;
      const applicant = {
        name,
        idNumber: idNumber ?? `0${people}`,
        phone: '',
        email: '',
        address: 'Chợ nổi',
      };
      const { code } = await dossiers.receive(system, {
        procedure,
        agencyId: organization.findAgency(agency)?.id ?? 0,
        filing: { applicant, owner: null, papers: [], sets: 1, note: '' },
        files: [],
        channel: 'counter',
      });
      return code;
    },
    async post(who, code, command, form) {
      const { version } = await current(code);
      return who.post(`${dossierAt(code)}/${command}`, { expectedVersion: String(version), ...form });
    },
  };
}

/** Address of a dossier's page: the town's codes hold slashes. */
export function dossierAt(code: string): string {
  return `/dossiers/${encodeURIComponent(code)}`;
}
