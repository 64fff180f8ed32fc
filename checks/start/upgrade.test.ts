import { cp, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { projectFolder } from '../../src/kernel/config.ts';
import { migrate, openDatabase } from '../../src/kernel/database.ts';
import { appendEvents, eventHash, readEvents } from '../../src/kernel/events.ts';

/** The migrations of the first release; whoever runs it has exactly these. */
const firstRelease = /^000[1-5]_/;
const name = 'upgrade_trial';
const base = inject('databaseUrl');
const url = Object.assign(new URL(base), { pathname: `/${name}` }).toString();
let earliest: string;

beforeAll(async () => {
  await asOwner(base, (owner) => owner.query(`create database ${name}`));
  const db = path.join(projectFolder, 'db');
  earliest = await mkdtemp(path.join(tmpdir(), 'motcua-earliest-'));
  for (const file of (await readdir(db)).filter((each) => firstRelease.test(each)))
    await cp(path.join(db, file), path.join(earliest, file));
});
afterAll(() => rm(earliest, { recursive: true, force: true }));

async function asOwner<T>(address: string, use: (owner: pg.Client) => Promise<T>): Promise<T> {
  const owner = new pg.Client({ connectionString: address, options: '-c search_path=city' });
  await owner.connect();
  try {
    return await use(owner);
  } finally {
    await owner.end();
  }
}

type Row = Record<string, unknown>;

/** Every row of every table, as text, in an order of its own. */
async function allRows(owner: pg.Client): Promise<Map<string, Row[]>> {
  const { rows: tables } = await owner.query<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'city' order by 1`,
  );
  const found = new Map<string, Row[]>();
  for (const { name: table } of tables) {
    const { rows } = await owner.query<{ row: Row }>(
      `select to_jsonb(t) as row from city."${table}" t order by to_jsonb(t)::text`,
    );
    found.set(
      table,
      rows.map(({ row }) => row),
    );
  }
  return found;
}

const at = Temporal.Instant.from('2026-03-02T01:30:00Z');
const draft = (kind: string, data: unknown) => ({
  kind,
  data,
  actorId: 1,
  happenedAt: at,
  recordedAt: at,
});

const filled = `
insert into agency (code, name, level, kind, search, valid_from) values
  ('X99', 'Thị xã Bến Mây', 'city', 'city-committee', 'thi xa ben may', '2010-01-01'),
  ('X99.10', 'Phường Hải Âu', 'commune', 'commune-committee', 'phuong hai au', '2010-01-01');
update agency set parent_id = 1, office_hours = '{"1": [["07:00", "11:00"]]}' where id = 2;
insert into unit (agency_id, code, name, kind) values (2, 'quay', 'Quầy một cửa', 'one-stop');
insert into account (username, full_name, agency_id, unit_id, roles, created_at) values
  ('sen', 'Tô Thị Sen', 2, 1, '{clerk}', '2026-01-01Z'), ('bach', 'Mạc Văn Bách', 1, null, '{leader}', '2026-01-01Z');
insert into session values ('\\x01', 1, '2026-01-01Z', '2026-01-01Z', '2027-01-01Z', 'trình duyệt');
insert into delegation (from_account_id, to_account_id, valid_from, valid_to, reason, created_at) values
  (2, 1, '2026-01-01Z', '2026-02-01Z', 'nghỉ phép', '2026-01-01Z');
insert into publication_decision (number, issued_on, effective_on, issuer, title) values
  ('01/QĐ-BM', '2012-01-01', '2012-02-01', 'Thị xã', 'Công bố');
insert into procedure (code) values ('BM.001');
insert into procedure_version (procedure_id, number, change, decision_id, valid_from, content, name, field, level, search, published_at)
  values (1, 1, 'new', 1, '2012-02-01', '{"agencies": ["X99.10"], "lifeEvents": ["Chuyển chỗ ở"]}', 'Xác nhận', 'Cư trú',
          'commune', 'xac nhan', '2012-01-05Z');
insert into procedure_draft (procedure_id, code, content, updated_at) values (1, 'BM.001', '{}', '2026-01-01Z');
insert into process (code) values ('quick');
insert into process_version (process_id, number, name, xml, graph, published_at) values (1, 1, 'Nhanh', '<x/>', '{}', '2012-01-01Z');
insert into process_draft values (1, 'Nhanh', '<y/>', 2, '2026-01-01Z', 1);
insert into file values ('ab', 3, 'application/pdf', '2026-01-01Z');
insert into setting values ('city', '{"slug": "demo-town"}', '2026-01-01Z', 2);
insert into idempotency_key values (1, 'khoa-gui-1', '{"code": "X99-1"}', '2026-01-01Z');
insert into personal_data_look (looked_at, account_id, subject_kind, subject_id, purpose) values ('2026-01-01Z', 1, 'dossier', 1, 'page');
insert into dossier (id, code, agency_id, procedure_id, procedure_version_id, process_version_id, state, channel, applicant_name,
                     id_number, search, registered_at, received_at, due_at, version, head_hash)
  values (1, 'X99.10-260302-0001', 2, 1, 1, 1, 4, 'counter', 'La Thị Hồng', '092301000001', 'la thi hong', '2026-03-02Z',
          '2026-03-02Z', '2026-03-03Z', 2, '\\xab');
insert into dossier_counter values (2, '2026-03-02', 1);
insert into step (dossier_id, number, element_id, name, kind, agency_id, role, assignee_id, opened_at) values
  (1, 1, 'check', 'Kiểm tra', 'check', 2, 'clerk', 1, '2026-03-02Z');
insert into timer values (1, 'wait', '2026-03-09Z');
insert into dossier_file (dossier_id, hash, name, paper, uploaded_by, uploaded_at) values (1, 'ab', 'Đơn.pdf', 0, 1, '2026-03-02Z');
insert into form_template_set values ('cd', '{"01": "#text"}');
insert into printed_form values (1, 1, 'receipt', '{"code": "X99"}', 'cd', '2026-03-02Z', 1);
insert into ledger_leaf values (0, 'dossier', 1, 1), (1, 'dossier', 1, 2);
insert into ledger_tile values (0, 0, decode(repeat('ab', 8192), 'hex'));
insert into tree_head values (2, '\\x01', 2, '2026-03-02Z', 'key', '\\x02');
`;

test('an upgrade keeps every row that a city has recorded', async () => {
  expect(await migrate(url, 'city', earliest)).toHaveLength(5);
  const { db } = openDatabase(url, 'city', 2);
  try {
    await asOwner(url, (owner) => owner.query(filled));
    await appendEvents(db, { kind: 'dossier', id: 1 }, [
      draft('received', { name: 'La Thị Hồng' }),
      draft('assigned', { to: 1 }),
    ]);
    const before = await asOwner(url, allRows);
    for (const [table, rows] of before) expect([table, rows.length > 0]).toEqual([table, true]);

    const applied = await migrate(url, 'city');
    expect(applied.length).toBeGreaterThan(0);
    const after = await asOwner(url, allRows);
    for (const [table, rows] of before) {
      const now = after.get(table) ?? [];
      const kept = table === 'migration' ? now.slice(0, rows.length) : now;
      expect([table, kept.length]).toEqual([table, rows.length]);
      rows.forEach((row, index) => expect(kept[index]).toMatchObject(row));
    }

    const events = await readEvents(db, 'dossier', 1);
    expect(events.map((event) => eventHash(event).equals(event.hash))).toEqual([true, true]);
    expect(await migrate(url, 'city')).toEqual([]);
  } finally {
    await db.destroy();
  }
});

test('what browsing needs is filled in for the procedures that were there', async () => {
  const { rows } = await asOwner(url, (owner) =>
    owner.query('select levels, agencies, life_events from procedure_version'),
  );
  expect(rows).toEqual([{ levels: ['commune'], agencies: ['X99.10'], life_events: ['Chuyển chỗ ở'] }]);
});

test('two programs that start at once upgrade once', async () => {
  const other = 'upgrade_twice';
  await asOwner(base, (owner) => owner.query(`create database ${other}`));
  const address = Object.assign(new URL(base), { pathname: `/${other}` }).toString();
  const both = await Promise.all([migrate(address, 'city'), migrate(address, 'city')]);
  const files = (await readdir(path.join(projectFolder, 'db'))).filter((each) => each.endsWith('.sql'));
  expect(both.map((applied) => applied.length).toSorted((a, b) => a - b)).toEqual([0, files.length]);
});

test('a migration that fails leaves nothing of itself', async () => {
  const other = 'upgrade_failing';
  await asOwner(base, (owner) => owner.query(`create database ${other}`));
  const address = Object.assign(new URL(base), { pathname: `/${other}` }).toString();
  await migrate(address, 'city', earliest);
  const folder = await mkdtemp(path.join(tmpdir(), 'motcua-failing-'));
  try {
    await cp(earliest, folder, { recursive: true });
    await writeFile(path.join(folder, '0099_failing.sql'), 'create table half (id int); select 1 / 0;');
    await expect(migrate(address, 'city', folder)).rejects.toThrow('division by zero');
    const { rows } = await asOwner(address, (owner) =>
      owner.query<{ half: unknown }>(`select to_regclass('city.half') as half`),
    );
    expect(rows).toEqual([{ half: null }]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
