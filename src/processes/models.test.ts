import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { testCity, type TestCity } from '../../checks/test-city.ts';
import { isRole, type Staff } from '../kernel/access.ts';
import { Refused } from '../kernel/errors.ts';
import { readEvents } from '../kernel/events.ts';
import { definitions, draw, drawWith } from './fixtures/model.ts';
import type { ProcessModels } from './models.ts';

let city: TestCity;
let models: ProcessModels;
let officer: Staff;
beforeAll(async () => {
  city = await testCity();
  models = city.processes;
  officer = await staff('office');
});

async function staff(username: string): Promise<Staff> {
  const row = await city.house.db
    .selectFrom('account')
    .selectAll()
    .where('username', '=', username)
    .executeTakeFirstOrThrow();
  const { id, code, name } = city.organization.getAgency(row.agencyId);
  return {
    kind: 'staff',
    accountId: row.id,
    username,
    fullName: row.fullName,
    agencyId: id,
    agencyCode: code,
    agencyName: name,
    agencyTree: city.organization.treeOf(id),
    unitId: row.unitId,
    unitName: '',
    roles: row.roles.filter(isRole),
    standsInFor: [],
  };
}

const sound = draw('s t1', 't1 r1', 'r1 e1');
const longer = draw('s t1', 't1 t2', 't2 r1', 'r1 e1');
const nothing = { revision: 0, version: 0 };

async function begin(code: string, xml = sound): Promise<void> {
  await models.createDraft({ code, name: 'Quy trình thử', xml }, officer);
}

/** The refusals that a promise ends with, as `code field`. */
async function refusalsOf(act: Promise<unknown>): Promise<string[]> {
  const error = await act.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof Refused)) throw new Error('it should have been refused', { cause: error });
  for (const { text } of error.refusals) expect(text.vi).not.toBe(text.en);
  return error.refusals.map(({ code, field }) => `${code} ${field ?? ''}`.trim());
}

describe('drafts', () => {
  test('two people at once: the second is told, and the first one’s drawing stays', async () => {
    await begin('two-people');
    const save = (name: string) =>
      models.saveDraft({ code: 'two-people', name, xml: longer }, { revision: 1, version: 0 }, officer);
    const outcomes = await Promise.allSettled([save('An'), save('Bình'), save('Chi')]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const draft = await models.findDraft('two-people');
    expect(draft?.revision).toBe(2);
    expect(await refusalsOf(save('Dũng'))).toEqual(['conflict']);
    expect((await models.findDraft('two-people'))?.name).toBe(draft?.name);
  });

  test('a drawing begun from a version that is no longer in force is told too', async () => {
    await begin('overtaken');
    await models.publish(
      { code: 'overtaken', name: 'Một', xml: sound },
      { revision: 1, version: 0 },
      officer,
    );
    await models.publish(
      { code: 'overtaken', name: 'Hai', xml: longer },
      { revision: 0, version: 1 },
      officer,
    );
    const late = { code: 'overtaken', name: 'Ba', xml: sound };
    expect(await refusalsOf(models.saveDraft(late, { revision: 0, version: 1 }, officer))).toEqual([
      'conflict',
    ]);
    expect(await refusalsOf(models.publish(late, { revision: 0, version: 1 }, officer))).toEqual([
      'conflict',
    ]);
    expect(await models.findDraft('overtaken')).toBeUndefined();
    expect(await models.saveDraft(late, { revision: 0, version: 2 }, officer)).toBe(1);
  });

  test('a code is taken once; saving begins no process by itself', async () => {
    await begin('taken');
    expect(await refusalsOf(begin('taken'))).toEqual(['code-taken code']);
    expect(await refusalsOf(begin('quick'))).toEqual(['code-taken code']);
    const stray = { code: 'stray', name: 'Lạc', xml: sound };
    expect(await refusalsOf(models.saveDraft(stray, nothing, officer))).toEqual(['conflict']);
    expect(await refusalsOf(models.publish(stray, nothing, officer))).toEqual(['conflict']);
    expect((await models.list()).map(({ code }) => code)).not.toContain('stray');
  });

  test('a draft may be unsound, but not anything', async () => {
    await begin('rough', draw('s t1', 't1 x1'));
    const seen = { revision: 1, version: 0 };
    const save = (xml: string) => models.saveDraft({ code: 'rough', name: 'X', xml }, seen, officer);
    expect(await refusalsOf(save('không phải XML'))).toEqual(['broken-xml xml']);
    expect(await refusalsOf(save('<html/>'))).toEqual(['not-bpmn xml']);
    expect(await refusalsOf(save(`<!DOCTYPE a [<!ENTITY b "c">]>${sound}`))).toHaveLength(1);
    expect(await refusalsOf(save(definitions('')))).toEqual(['no-process xml']);
    expect(await refusalsOf(save(sound.replace('Mẫu', 'x'.repeat(2_100_000))))).toEqual(['too-large xml']);
    expect((await models.findDraft('rough'))?.revision).toBe(1);
  });

  test('a discarded draft is gone, is told in the history, and is not discarded twice', async () => {
    await begin('gone');
    await models.discardDraft('gone', { revision: 1, version: 0 }, officer);
    expect(await models.findDraft('gone')).toBeUndefined();
    expect((await models.list()).map(({ code }) => code)).not.toContain('gone');
    expect(await refusalsOf(models.discardDraft('gone', nothing, officer))).toEqual(['conflict']);
    await begin('gone');
  });
});

describe('publication', () => {
  const publish = (code: string, xml: string, seen = { revision: 1, version: 0 }) =>
    models.publish({ code, name: 'Quy trình thử', xml }, seen, officer);

  test('a sound drawing becomes a version, kept to the letter, and an event of its chain', async () => {
    const xml = `${sound.replaceAll('\n', '  \r\n')}<!-- Đỗ vẽ, Lữ sửa -->\n`;
    await begin('kept', xml);
    expect(await publish('kept', xml)).toBe(1);
    expect((await models.findLatest('kept'))?.xml).toBe(xml);
    const { id } = await city.house.db
      .selectFrom('process')
      .select('id')
      .where('code', '=', 'kept')
      .executeTakeFirstOrThrow();
    const events = await readEvents(city.house.db, 'process', id);
    expect(events.map(({ kind, actorId, data }) => ({ kind, actorId, data }))).toEqual([
      {
        kind: 'published',
        actorId: officer.accountId,
        data: {
          code: 'kept',
          number: 1,
          name: 'Quy trình thử',
          sha256: createHash('sha256').update(xml).digest('hex'),
        },
      },
    ]);
    expect((await city.ledger.verify(() => null)).problems).toEqual([]);
  });

  test.each([
    ['a skipped return', draw('s t1', 't1 x1', 'x1 r1 a', 'x1 e1 b', 'r1 e1'), ['return-skipped e1']],
    [
      'a role that nobody has',
      drawWith('<userTask id="t1" motcua:role="wizard"/>', 's t1', 't1 r1', 'r1 e1'),
      ['unknown-owner t1'],
    ],
    [
      'a role that works on no dossiers',
      drawWith('<userTask id="t1" motcua:role="auditor"/>', 's t1', 't1 r1', 'r1 e1'),
      ['unknown-owner t1'],
    ],
    [
      'an agency that the city does not have',
      drawWith('<userTask id="t1" motcua:role="clerk" motcua:agency="X99.77"/>', 's t1', 't1 r1', 'r1 e1'),
      ['unknown-owner t1'],
    ],
    [
      'a lane whose name is nobody’s',
      drawWith(
        '<laneSet id="L"><lane id="l1" name="Phòng Mây"><flowNodeRef>t1</flowNodeRef></lane></laneSet><userTask id="t1"/>',
        's t1',
        't1 r1',
        'r1 e1',
      ),
      ['unknown-owner t1'],
    ],
    ['a procedure that is not in the catalogue', draw('s c1', 'c1 r1', 'r1 e1'), ['unknown-procedure c1']],
  ])('%s keeps a drawing from being published', async (_, xml, expected) => {
    const code = `unsound-${expected.join().replaceAll(/[^a-z]/g, '')}-${xml.length}`;
    await begin(code, xml);
    expect(await refusalsOf(publish(code, xml))).toEqual(expected);
    expect(await models.findLatest(code)).toBeUndefined();
    expect((await models.findDraft(code))?.revision).toBe(1);
  });

  test('a call that leads back to the process itself is refused', async () => {
    const calling = (procedure: string) =>
      draw('s t1', 't1 c1', 'c1 r1', 'r1 e1').replace('1.001193', procedure);
    expect(await publish('quick', calling('BM.002'), { revision: 0, version: 1 })).toBe(2);
    const back = publish('two-steps', calling('BM.001'), { revision: 0, version: 1 });
    expect(await refusalsOf(back)).toEqual(['calls-itself c1']);
    const itself = publish('quick', calling('BM.001'), { revision: 0, version: 2 });
    expect(await refusalsOf(itself)).toEqual(['calls-itself c1']);
    expect(await publish('quick', sound, { revision: 0, version: 2 })).toBe(3);
  });

  test('of two publications at once one wins; the same drawing is not published twice', async () => {
    await begin('race');
    const outcomes = await Promise.allSettled([publish('race', sound), publish('race', sound)]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect((await models.versionsOf('race')).map(({ number }) => number)).toEqual([1]);
    expect(await refusalsOf(publish('race', sound, { revision: 0, version: 1 }))).toEqual(['unchanged']);
  });

  test('a lane named by a role’s or an agency’s words is owned by their codes', async () => {
    const agency = city.organization.getAgency(officer.agencyId);
    const xml = drawWith(
      `<laneSet id="L"><lane id="l1" name="Trưởng phòng"><flowNodeRef>t1</flowNodeRef></lane>
      <lane id="l2" name="${agency.name.toUpperCase()}"><flowNodeRef>t2</flowNodeRef><flowNodeRef>t3</flowNodeRef></lane></laneSet>
      <userTask id="t1"/><userTask id="t2"/><userTask id="t3" motcua:kind="approve"/>`,
      's t1',
      't1 t2',
      't2 t3',
      't3 r1',
      'r1 e1',
    );
    await begin('named', xml);
    await publish('named', xml);
    const nodes = (await models.findLatest('named'))?.graph.nodes;
    expect(nodes?.['t1']).toMatchObject({ owner: { role: 'unit-head', agency: 'own' } });
    expect(nodes?.['t2']).toMatchObject({ owner: { role: 'specialist', agency: agency.code } });
    expect(nodes?.['t3']).toMatchObject({ owner: { role: 'leader', agency: agency.code } });
  });
});

test('a process changed later leaves running dossiers on theirs; new ones follow the new version', async () => {
  const clerk = await staff('desk-x99.01');
  const filing = {
    applicant: { name: 'Lý Thị Sáo', idNumber: '092123456789', phone: '', email: '', address: '' },
    owner: null,
    papers: [],
    sets: 1,
    note: '',
  };
  const receive = async () => {
    const dossier = {
      procedure: 'BM.002',
      agencyId: clerk.agencyId,
      filing,
      files: [],
      channel: 'counter' as const,
    };
    const { code } = await city.dossiers.receive(clerk, dossier);
    return (await city.dossiers.get(code, true)).dossier;
  };
  const numberOf = async (id: number) => (await models.getVersion(id)).number;

  const before = await receive();
  const model = { code: 'two-steps', name: 'Hai bước, bản mới', xml: sound };
  expect(await models.publish(model, { revision: 0, version: 1 }, officer)).toBe(2);
  const after = await receive();
  expect(await numberOf(before.processVersionId)).toBe(1);
  expect(await numberOf(after.processVersionId)).toBe(2);
  expect(before.steps.map(({ elementId }) => elementId)).toEqual(['Examine']);
  expect(after.steps.map(({ elementId }) => elementId)).toEqual(['t1']);

  // The one on the old version goes on along its own drawing.
  const step = before.steps[0]?.number ?? 0;
  const input = { step, outcome: 'approved', note: '' };
  await city.dossiers.act(await staff('specialist'), before.code, { name: 'completeStep', input });
  const { dossier } = await city.dossiers.get(before.code, true);
  expect(dossier.steps.map(({ elementId }) => elementId)).toEqual(['Examine', 'Approve']);
});
