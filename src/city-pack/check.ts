import type { Refusal } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import { packFault } from './faults.ts';
import type { Filed } from './expand.ts';
import { Role, type CityPack, type PackAgency, type ProcedureEntry } from './schema.ts';

type Parts = Pick<CityPack, 'city' | 'agencies' | 'accounts' | 'decisions'>;

/** Agencies: the city on top, every parent there and above, a one-stop unit everywhere, no code twice. */
export function checkAgencies({ city, agencies }: Parts): Refusal[] {
  const faults: Refusal[] = [];
  const byCode = new Map(agencies.map((agency) => [agency.code, agency]));
  const fault = (agency: PackAgency, field: string, vi: string, en: string) =>
    faults.push(packFault({ file: 'agencies.json', record: agency.code, field }, t(vi, en)));
  if (!byCode.has(city.code)) {
    faults.push(
      packFault(
        { file: 'city.json', field: 'code' },
        t(`agencies.json không có cơ quan ${city.code}`, `agencies.json has no agency ${city.code}`),
      ),
    );
  }
  for (const agency of repeated(agencies, (agency) => agency.code)) {
    fault(agency, 'code', 'mã cơ quan bị trùng', 'the code of this agency occurs twice');
  }
  for (const agency of agencies) {
    const { parent } = agency;
    if (parent === null) {
      if (agency.code !== city.code)
        fault(agency, 'parent', 'thiếu cơ quan cấp trên', 'the parent is missing');
    } else if (!byCode.has(parent)) {
      fault(agency, 'parent', `không có cơ quan ${parent}`, `there is no agency ${parent}`);
    } else if (!climbs(byCode, agency, city.code)) {
      fault(
        agency,
        'parent',
        `không dẫn lên ${city.code}, các cơ quan lồng vòng nhau`,
        `does not lead up to ${city.code}: agencies form a circle`,
      );
    } else if (rank[agency.level] < rank[byCode.get(parent)?.level ?? 'city']) {
      fault(agency, 'parent', `${parent} ở cấp thấp hơn`, `${parent} is of a lower level`);
    }
    const level = levelOf[agency.kind];
    if (level !== undefined && level !== agency.level) {
      fault(
        agency,
        'level',
        `loại "${agency.kind}" thuộc cấp ${level}`,
        `kind "${agency.kind}" is of level ${level}`,
      );
    }
    if (!agency.units.some((unit) => unit.kind === 'one-stop')) {
      fault(
        agency,
        'units',
        'chưa có Bộ phận Tiếp nhận và Trả kết quả (one-stop)',
        'there is no one-stop unit',
      );
    }
    for (const unit of repeated(agency.units, (unit) => unit.code)) {
      fault(agency, `units.${unit.code}`, 'mã đơn vị bị trùng', 'the code of this unit occurs twice');
    }
  }
  return faults;
}

/** Accounts: of an agency and unit that are there, no name twice, and every role named once for the terminal. */
export function checkAccounts({ agencies, accounts }: Parts): Refusal[] {
  const faults: Refusal[] = [];
  const byCode = new Map(agencies.map((agency) => [agency.code, agency]));
  const fault = (record: string, field: string, vi: string, en: string) =>
    faults.push(packFault({ file: 'accounts.json', record, field }, t(vi, en)));
  for (const account of repeated(accounts, (account) => account.username)) {
    fault(account.username, 'username', 'tên đăng nhập bị trùng', 'this username occurs twice');
  }
  for (const account of accounts) {
    const agency = byCode.get(account.agency);
    if (agency === undefined) {
      fault(
        account.username,
        'agency',
        `không có cơ quan ${account.agency}`,
        `there is no agency ${account.agency}`,
      );
    } else if (account.unit !== null && !agency.units.some((unit) => unit.code === account.unit)) {
      fault(
        account.username,
        'unit',
        `${agency.code} không có đơn vị "${account.unit}"`,
        `${agency.code} has no unit "${account.unit}"`,
      );
    }
  }
  const named = new Set(accounts.filter((account) => account.isNamed).flatMap((account) => account.roles));
  for (const role of Role.options.filter((role) => !named.has(role))) {
    fault(
      'accounts',
      'roles',
      `chưa có tài khoản nêu tên nào giữ vai trò "${role}"`,
      `no named account has the role "${role}"`,
    );
  }
  return faults;
}

/** Decisions and the procedures they publish: known numbers, in the order of time, no code twice. */
export function checkProcedures(
  { agencies, decisions }: Parts,
  entries: readonly Filed<ProcedureEntry>[],
  processes: ReadonlySet<string>,
): Refusal[] {
  const faults: Refusal[] = [];
  const byCode = new Map(agencies.map((agency) => [agency.code, agency]));
  const fault = (file: string, record: string, field: string, vi: string, en: string) =>
    faults.push(packFault({ file, record, field }, t(vi, en)));
  for (const decision of repeated(decisions, (decision) => decision.number)) {
    fault('decisions.json', decision.number, 'number', 'số quyết định bị trùng', 'this number occurs twice');
  }
  for (const { number, agency, issuedOn, effectiveOn } of decisions) {
    if (!byCode.has(agency)) {
      fault('decisions.json', number, 'agency', `không có cơ quan ${agency}`, `there is no agency ${agency}`);
    }
    if (effectiveOn < issuedOn) {
      fault(
        'decisions.json',
        number,
        'effectiveOn',
        'có hiệu lực trước ngày ban hành',
        'takes effect before it is issued',
      );
    }
  }
  for (const { code, file } of repeated(entries, (entry) => entry.code)) {
    fault(file, code, 'code', 'mã thủ tục bị trùng', 'the code of this procedure occurs twice');
  }
  const effectiveOn = new Map(decisions.map((decision) => [decision.number, decision.effectiveOn]));
  for (const entry of entries) {
    const { code, file, content } = entry;
    let last = '';
    for (const [field, number] of decisionsOf(entry)) {
      const day = effectiveOn.get(number);
      if (day === undefined) {
        fault(file, code, field, `không có quyết định ${number}`, `there is no decision ${number}`);
      } else if (day <= last) {
        fault(
          file,
          code,
          field,
          `${number} không sau quyết định trước`,
          `${number} is not after the decision before`,
        );
      } else {
        last = day;
      }
    }
    const used = [content.process, ...entry.amendments.map((amendment) => amendment.content['process'])];
    for (const process of new Set(used)) {
      if (typeof process === 'string' && process !== '' && !processes.has(process)) {
        fault(
          file,
          code,
          'process',
          `không có processes/${process}.bpmn`,
          `there is no processes/${process}.bpmn`,
        );
      }
    }
    for (const agency of content.agencies) {
      if (byCode.get(agency)?.level !== content.level) {
        fault(
          file,
          code,
          'agencies',
          `không có cơ quan ${agency} ở cấp ${content.level}`,
          `there is no agency ${agency} of level ${content.level}`,
        );
      }
    }
    const isOffered =
      entry.offeredBy === undefined
        ? content.agencies.length > 0
        : agencies.some((agency) => agency.kind === entry.offeredBy && agency.level === content.level);
    if (!isOffered) {
      fault(
        file,
        code,
        'offeredBy',
        `không cơ quan nào ở cấp ${content.level} thực hiện thủ tục này`,
        `no agency of level ${content.level} offers this procedure`,
      );
    }
  }
  return faults;
}

const rank = { city: 0, district: 1, commune: 2 } as const;

/** Kinds that stand at one level only. */
const levelOf: Partial<Record<PackAgency['kind'], PackAgency['level']>> = {
  'city-committee': 'city',
  department: 'city',
  'district-committee': 'district',
  'commune-committee': 'commune',
};

function decisionsOf(entry: ProcedureEntry): [field: string, number: string][] {
  const amendments = entry.amendments.map(({ decision }, i): [string, string] => [
    `amendments.${i}.decision`,
    decision,
  ]);
  const abolition: [string, string][] =
    entry.abolishedBy === undefined ? [] : [['abolishedBy', entry.abolishedBy]];
  return [['decision', entry.decision], ...amendments, ...abolition];
}

function climbs(byCode: ReadonlyMap<string, PackAgency>, agency: PackAgency, top: string): boolean {
  const seen = new Set<string>();
  for (let at: PackAgency | undefined = agency; at !== undefined && !seen.has(at.code);) {
    if (at.code === top) return true;
    seen.add(at.code);
    at = at.parent === null ? undefined : byCode.get(at.parent);
  }
  return false;
}

/** Those whose key an earlier one already has. */
function repeated<T>(list: readonly T[], key: (item: T) => string): T[] {
  const seen = new Set<string>();
  return list.filter((item) => seen.size === seen.add(key(item)).size);
}
