import type { Refusal } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import { packFault } from './faults.ts';
import { findAgency } from './reach.ts';
import { scanProcess } from './scan.ts';
import type { CityPack, PackAgency, Publication } from './schema.ts';

/** Every process can run wherever a procedure uses it: its agencies exist, somebody holds each role, calls are answered. */
export function checkProcesses(
  pack: Pick<CityPack, 'agencies' | 'accounts' | 'processes' | 'publications'>,
): Refusal[] {
  const faults: Refusal[] = [];
  const agencies = new Map(pack.agencies.map((agency) => [agency.code, agency]));
  const staffed = new Set(
    pack.accounts.flatMap((account) => account.roles.map((role) => `${account.agency} ${role}`)),
  );
  const offers = offersOf(pack.publications, pack.agencies);
  const users = usersOf(pack.publications, offers);
  for (const process of pack.processes) {
    const said = new Set<string>();
    const fault = (field: string, vi: string, en: string) => {
      if (said.has(field + vi)) return;
      said.add(field + vi);
      faults.push(packFault({ file: `processes/${process.code}.bpmn`, field }, t(vi, en)));
    };
    const scan = scanProcess(process.xml);
    if (scan.id !== process.code) {
      fault(
        'process',
        `id của quy trình phải là "${process.code}"`,
        `the id of the process must be "${process.code}"`,
      );
    }
    for (const from of users.get(process.code) ?? []) {
      const reach = (selector: string) => findAgency(agencies, from, selector);
      for (const { role, agency } of scan.duties) {
        const at = reach(agency);
        if (at === null) {
          fault(
            'motcua:agency',
            `từ ${from} không tìm thấy cơ quan "${agency}"`,
            `seen from ${from} there is no agency "${agency}"`,
          );
        } else if (!staffed.has(`${at} ${role}`)) {
          fault(
            'motcua:role',
            `không ai ở ${at} giữ vai trò "${role}"`,
            `nobody at ${at} has the role "${role}"`,
          );
        }
      }
      for (const { procedure, agency } of scan.calls) {
        const at = reach(agency);
        if (!offers.has(procedure)) {
          fault('calledElement', `không có thủ tục ${procedure}`, `there is no procedure ${procedure}`);
        } else if (at === null || offers.get(procedure)?.has(at) !== true) {
          fault(
            'calledElement',
            `thủ tục ${procedure} không thực hiện tại "${agency}" của ${from}`,
            `procedure ${procedure} is not offered at "${agency}" of ${from}`,
          );
        }
      }
    }
  }
  return faults;
}

/** Code of each procedure → codes of the agencies that ever offered it. */
function offersOf(publications: readonly Publication[], agencies: readonly PackAgency[]) {
  const offers = new Map<string, Set<string>>();
  for (const { code, content } of publications) {
    if (content === null) continue;
    const codes =
      content.agencies.length > 0
        ? content.agencies
        : agencies.filter((agency) => agency.level === content.level).map((agency) => agency.code);
    offers.set(code, (offers.get(code) ?? new Set()).union(new Set(codes)));
  }
  return offers;
}

/** Code of each process → the agencies at which a dossier may start on it. */
function usersOf(publications: readonly Publication[], offers: ReadonlyMap<string, ReadonlySet<string>>) {
  const users = new Map<string, Set<string>>();
  for (const { code, content } of publications) {
    if (content === null || content.process === '') continue;
    const own = offers.get(code) ?? new Set<string>();
    users.set(content.process, new Set([...(users.get(content.process) ?? []), ...own]));
  }
  return users;
}
