import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import { CalendarData } from '../calendar/schema.ts';
import { Refused, type Refusal } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import { checkAccounts, checkAgencies, checkProcedures } from './check.ts';
import { checkProcesses } from './check-processes.ts';
import { expandAccounts, expandAgencies, expandPublications, type Filed } from './expand.ts';
import { packFault, parsePart } from './faults.ts';
import { scanProcess } from './scan.ts';
import {
  AccountsFile,
  AgenciesFile,
  CityFile,
  DecisionEntry,
  DemonstrationFile,
  ProcedureEntry,
  type CityPack,
  type PackProcess,
} from './schema.ts';

/**
 * The city pack in `folder`, whole and checked: nothing refers to what is not there, and every process finds its
 * agencies and people. Soundness of the process models is not proved here.
 * @throws Refused with one refusal for each fault, naming file, record and field in words.
 */
export async function readCityPack(folder: string): Promise<CityPack> {
  const faults: Refusal[] = [];
  const read = <T>(file: string, schema: z.ZodType<T>) => readJson(folder, file, schema, faults);
  const [city, agenciesFile, accountsFile, decisions, calendar, demonstration, entries, processes] =
    await Promise.all([
      read('city.json', CityFile),
      read('agencies.json', AgenciesFile),
      read('accounts.json', AccountsFile),
      read('decisions.json', DecisionEntry.array()),
      read('calendar.json', CalendarData),
      read('demonstration.json', DemonstrationFile),
      readProcedures(folder, faults),
      readProcesses(folder, faults),
    ]);
  if (
    !city ||
    !agenciesFile ||
    !accountsFile ||
    !decisions ||
    !calendar ||
    !demonstration ||
    faults.length > 0
  ) {
    throw new Refused(faults);
  }

  const agencies = expandAgencies(agenciesFile, faults);
  const accounts = expandAccounts(accountsFile, agencies, demonstration);
  const parts = { city, agencies, accounts, decisions };
  faults.push(
    ...checkAgencies(parts),
    ...checkAccounts(parts),
    ...checkProcedures(parts, entries, new Set(processes.map((process) => process.code))),
    ...checkWeights(demonstration, entries),
  );
  const publications = expandPublications(entries, decisions, agencies, faults);
  if (faults.length === 0) faults.push(...checkProcesses({ agencies, accounts, processes, publications }));
  if (faults.length > 0) throw new Refused(faults);

  return {
    folder,
    city,
    calendar,
    agencies,
    accounts,
    processes,
    decisions: decisions.toSorted((a, b) => a.effectiveOn.localeCompare(b.effectiveOn)),
    publications,
    demonstration,
  };
}

async function readJson<T>(
  folder: string,
  file: string,
  schema: z.ZodType<T>,
  faults: Refusal[],
): Promise<T | null> {
  const text = await readText(folder, file, faults);
  if (text === null) return null;
  let input: unknown;
  try {
    input = JSON.parse(text);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    faults.push(packFault({ file }, t(`không phải JSON hợp lệ (${why})`, `not valid JSON (${why})`)));
    return null;
  }
  return parsePart(schema, input, (issue) =>
    faults.push(packFault({ file, ...recordOf(input, issue.field) }, issue.text)),
  );
}

async function readText(folder: string, file: string, faults: Refusal[]): Promise<string | null> {
  try {
    return await readFile(join(folder, file), 'utf8');
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    faults.push(packFault({ file }, t(`không đọc được tệp (${why})`, `cannot read the file (${why})`)));
    return null;
  }
}

async function readProcedures(folder: string, faults: Refusal[]): Promise<Filed<ProcedureEntry>[]> {
  const files = await listFolder(folder, 'procedures', '.json', faults);
  const lists = await Promise.all(
    files.map(async (file) => {
      const entries = await readJson(folder, file, ProcedureEntry.array().min(1), faults);
      return (entries ?? []).map((entry) => ({ ...entry, file }));
    }),
  );
  return lists.flat();
}

async function readProcesses(folder: string, faults: Refusal[]): Promise<PackProcess[]> {
  const files = await listFolder(folder, 'processes', '.bpmn', faults);
  return Promise.all(
    files.map(async (file) => {
      const xml = (await readText(folder, file, faults)) ?? '';
      const code = file.slice('processes/'.length, -'.bpmn'.length);
      return { code, name: scanProcess(xml).name || code, xml };
    }),
  );
}

async function listFolder(
  folder: string,
  name: string,
  ending: string,
  faults: Refusal[],
): Promise<string[]> {
  try {
    const files = await readdir(join(folder, name));
    return files
      .filter((file) => file.endsWith(ending))
      .toSorted()
      .map((file) => `${name}/${file}`);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    faults.push(
      packFault({ file: name }, t(`không đọc được thư mục (${why})`, `cannot read the folder (${why})`)),
    );
    return [];
  }
}

function checkWeights(demonstration: DemonstrationFile, entries: readonly ProcedureEntry[]): Refusal[] {
  const codes = new Set(entries.map((entry) => entry.code));
  return Object.keys(demonstration.weights)
    .filter((code) => !codes.has(code))
    .map((code) =>
      packFault(
        { file: 'demonstration.json', record: code, field: 'weights' },
        t('không có thủ tục mang mã này', 'there is no procedure of this code'),
      ),
    );
}

/** The record an issue is about, by its code, username or number instead of its place in the list. */
function recordOf(input: unknown, path: string): { record?: string; field: string } {
  const steps = path.split('.');
  let at = input;
  for (const [i, step] of steps.entries()) {
    at = childOf(at, step);
    if (!/^\d+$/.test(step) || typeof at !== 'object') continue;
    const names = ['code', 'username', 'number'].map((key) => childOf(at, key));
    const name = names.find((value) => typeof value === 'string') ?? `#${Number(step) + 1}`;
    return { record: name, field: steps.slice(i + 1).join('.') };
  }
  return { field: path };
}

function childOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).find(([name]) => name === key)?.[1]
    : undefined;
}
