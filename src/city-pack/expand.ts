import { t } from '../kernel/messages.ts';
import type { Refusal } from '../kernel/errors.ts';
import { ProcedureContent } from '../procedures/schema.ts';
import { packFault, parsePart } from './faults.ts';
import { drawFrom, madeUpName } from './people.ts';
import type {
  AccountsFile,
  AgenciesFile,
  DecisionEntry,
  DemonstrationFile,
  PackAccount,
  PackAgency,
  ProcedureEntry,
  Publication,
} from './schema.ts';

/** Entries with the name of the file they stand in. */
export type Filed<T> = T & { readonly file: string };

/** Agencies with the units of their template and their office hours, each after its parent. */
export function expandAgencies(file: AgenciesFile, faults: Refusal[]): PackAgency[] {
  const all = file.agencies.map((entry): PackAgency => {
    const { template, officeHours, parent, ...rest } = entry;
    const name = template ?? entry.kind;
    const units = Object.hasOwn(file.templates, name) ? file.templates[name] : undefined;
    const place = { file: 'agencies.json', record: entry.code };
    if (units === undefined) {
      faults.push(
        packFault(
          { ...place, field: 'template' },
          t(`không có mẫu đơn vị "${name}"`, `there is no template of units "${name}"`),
        ),
      );
    }
    const hours = officeHours === undefined ? null : file.officeHours[officeHours];
    if (hours === undefined) {
      faults.push(
        packFault(
          { ...place, field: 'officeHours' },
          t(`không có giờ làm việc "${officeHours}"`, `there are no office hours "${officeHours}"`),
        ),
      );
    }
    return {
      ...rest,
      units: [...(units ?? []), ...entry.units],
      officeHours: hours ?? null,
      parent: parent ?? null,
      validFrom: file.validFrom,
    };
  });
  return parentsFirst(all);
}

/** The named accounts, then those that the patterns make; a pattern never takes a name that is already there. */
export function expandAccounts(
  file: AccountsFile,
  agencies: readonly PackAgency[],
  demonstration: DemonstrationFile,
): PackAccount[] {
  const named = file.accounts.map((entry): PackAccount => ({
    ...entry,
    unit: entry.unit ?? null,
    isNamed: true,
  }));
  const made = file.patterns.flatMap((pattern) =>
    agencies
      .filter((agency) => pattern.kinds.includes(agency.kind))
      .flatMap((agency) =>
        agency.units
          .filter((unit) => unit.kind === pattern.unit)
          .map((unit): PackAccount => {
            const username = pattern.username
              .replace('{agency}', agency.code.toLowerCase())
              .replace('{unit}', unit.code);
            const draw = drawFrom(`${demonstration.seed} ${username}`);
            const fullName = madeUpName(demonstration.people, draw);
            return {
              username,
              fullName,
              agency: agency.code,
              unit: unit.code,
              roles: [pattern.role],
              isNamed: false,
            };
          }),
      ),
  );
  return [...named, ...made];
}

/** Every version of every procedure, and every abolition, by the day it takes effect. */
export function expandPublications(
  entries: readonly Filed<ProcedureEntry>[],
  decisions: readonly DecisionEntry[],
  agencies: readonly PackAgency[],
  faults: Refusal[],
): Publication[] {
  const effectiveOn = new Map(decisions.map((decision) => [decision.number, decision.effectiveOn]));
  const publications = entries.flatMap((entry) => versionsOf(entry, agencies, faults));
  return publications.toSorted(
    (a, b) =>
      (effectiveOn.get(a.decision) ?? '').localeCompare(effectiveOn.get(b.decision) ?? '') ||
      a.code.localeCompare(b.code),
  );
}

function versionsOf(
  entry: Filed<ProcedureEntry>,
  agencies: readonly PackAgency[],
  faults: Refusal[],
): Publication[] {
  const { code, file } = entry;
  const agenciesOf = (content: ProcedureContent) => offering(entry, content, agencies);
  let content = entry.content;
  const versions: Publication[] = [
    {
      decision: entry.decision,
      code,
      change: 'new',
      content: { ...content, agencies: agenciesOf(content) },
    },
  ];
  entry.amendments.forEach((amendment, i) => {
    const merged = parsePart(ProcedureContent.strict(), { ...content, ...amendment.content }, (issue) =>
      faults.push(
        packFault({ file, record: code, field: `amendments.${i}.content.${issue.field}` }, issue.text),
      ),
    );
    if (merged === null) return;
    content = merged;
    versions.push({
      decision: amendment.decision,
      code,
      change: 'amended',
      content: { ...content, agencies: agenciesOf(content) },
    });
  });
  if (entry.abolishedBy !== undefined) {
    versions.push({ decision: entry.abolishedBy, code, change: 'abolished', content: null });
  }
  return versions;
}

/** Codes of the offering agencies; empty when that is every agency of the level (as the catalogue writes it). */
function offering(
  entry: ProcedureEntry,
  content: ProcedureContent,
  agencies: readonly PackAgency[],
): string[] {
  if (entry.offeredBy === undefined) return content.agencies;
  const level = agencies.filter((agency) => agency.level === content.level);
  const codes = level.filter((agency) => agency.kind === entry.offeredBy).map((agency) => agency.code);
  return codes.length === level.length ? [] : codes;
}

function parentsFirst(agencies: readonly PackAgency[]): PackAgency[] {
  const byParent = Map.groupBy(agencies, (agency) => agency.parent ?? '');
  const order: PackAgency[] = [];
  const queue = [...(byParent.get('') ?? [])];
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    order.push(next);
    queue.push(...(byParent.get(next.code) ?? []));
    byParent.delete(next.code);
  }
  // Those that hang on a parent that does not exist, or on themselves: kept for the checks to name.
  return [...order, ...agencies.filter((agency) => !order.includes(agency))];
}
