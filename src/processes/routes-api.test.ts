import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { testCity, type TestBrowser, type TestCity } from '../../checks/test-city.ts';
import { checkProcessCommand } from './check-command.ts';
import { draw } from './fixtures/model.ts';

let city: TestCity;
let officer: TestBrowser;
let clerk: TestBrowser;
beforeAll(async () => {
  city = await testCity();
  officer = await city.signedIn('office');
  clerk = await city.signedIn('clerk');
});

const sound = draw('s t1', 't1 r1', 'r1 e1');
const unsound = draw('s t1', 't1 x1', 'x1 r1 a', 'x1 e1 b', 'r1 e1');

describe('what the editor asks', () => {
  test('the check says what the command says, and more: what only the city knows', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'motcua-check-'));
    try {
      for (const xml of [sound, unsound]) {
        const file = path.join(folder, 'x.bpmn');
        await writeFile(file, xml);
        const { output } = await checkProcessCommand([file]);
        const { text } = await officer.call('POST', '/api/v1/processes/check', { xml, file });
        expect(JSON.parse(text)).toEqual(JSON.parse(output));
      }
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
    expect((await clerk.call('POST', '/api/v1/processes/check', { xml: sound })).status).toBe(403);
    const xml = sound.replace('motcua:role="clerk"', 'motcua:role="wizard"');
    const { text } = await officer.call('POST', '/api/v1/processes/check', { xml });
    expect(JSON.parse(text)).toMatchObject({
      sound: false,
      problems: [{ elementId: 't1', code: 'unknown-owner' }],
    });
  });

  test('it opens the draft, else the version in force, and knows where it began', async () => {
    const page = await officer.get('/processes/ward-to-town/edit');
    const setup: unknown = JSON.parse(
      (/data-setup="([^"]*)"/.exec(page.text)?.[1] ?? '').replaceAll('&quot;', '"').replaceAll('&amp;', '&'),
    );
    expect(setup).toMatchObject({
      revision: 0,
      xmlUrl: '/processes/ward-to-town/versions/1/xml',
      draftUrl: '/api/v1/processes/ward-to-town/draft?version=1',
    });
    expect((await officer.get('/processes/none/edit')).status).toBe(404);
  });

  test('saves are numbered; who saved over an older one is told and nothing changes', async () => {
    const save = (expected: number, name: string) =>
      officer.call('POST', '/api/v1/processes/ward-to-town/draft?version=1', { name, xml: sound, expected });
    expect((await save(0, 'Một')).json()).toEqual({ revision: 1 });
    expect((await save(1, 'Hai')).json()).toEqual({ revision: 2 });
    const late = await save(1, 'Ba');
    expect(late.status).toBe(409);
    expect(late.json()).toMatchObject({ refusals: [{ code: 'conflict' }] });
    expect((await city.processes.findDraft('ward-to-town'))?.name).toBe('Hai');
    expect((await officer.get('/processes/ward-to-town/edit')).text).toContain('draft/xml');

    const publish = (xml: string, expected: number) =>
      officer.call('POST', '/api/v1/processes/ward-to-town/publish?version=1', {
        name: 'Bốn',
        xml,
        expected,
      });
    const refused = await publish(unsound, 2);
    expect(refused.status).toBe(422);
    expect(refused.json()).toMatchObject({ refusals: [{ code: 'return-skipped', field: 'e1' }] });
    expect((await publish(sound, 2)).json()).toEqual({ number: 2, location: '/processes/ward-to-town' });
    const earlier = await clerk.get('/processes/ward-to-town/versions/1');
    expect(earlier.text).toContain('Đây là phiên bản cũ');
  });

  test('procedures to call are found by words; only those that counters receive', async () => {
    const found = await officer.get('/api/v1/processes/called-procedures?q=the+thu+vien');
    expect(found.json()).toEqual({
      options: [{ value: 'BM.002', label: expect.stringContaining('BM.002') }],
    });
    expect((await officer.get('/api/v1/processes/called-procedures?q=')).json()).toEqual({ options: [] });
  });
});
