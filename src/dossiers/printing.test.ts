import { beforeAll, describe, expect, test } from 'vitest';
import { testCity, type TestCity } from '../../checks/test-city.ts';
import { ownTemplates } from '../forms/forms.ts';
import { readPdf } from '../forms/read-pdf.ts';
import { system, type Staff } from '../kernel/access.ts';
import { readEvents } from '../kernel/events.ts';
import { happened } from './change.ts';
import { createPrinting, type Printing, type PrintingRooms } from './printing.ts';
import type { DossierForm } from './printing-rules.ts';

let city: TestCity;
let printing: Printing;
let agencyId = 0;

beforeAll(async () => {
  city = await testCity();
  printing = createPrinting(city.house, roomsWith('Tô Thị Sen'));
  agencyId = city.organization.findAgency('X99.10.01')?.id ?? 0;
});

function roomsWith(name: string): PrintingRooms {
  const { organization, procedures, dossiers, file } = city;
  return {
    organization,
    procedures,
    time: dossiers.time,
    templates: ownTemplates(),
    staffName: () => Promise.resolve(name),
    city: { name: file.name.vi, hotline: '1022', portal: '' },
    trackingUrl: (code) => `https://benmay.example.vn/track/${encodeURIComponent(code)}`,
  };
}

const filing = {
  applicant: {
    name: 'Lò Thị Vui',
    idNumber: '092000000202',
    phone: '0912345678',
    email: '',
    address: 'Bến 4',
  },
  owner: null,
  papers: [{ name: 'Đơn đề nghị #xác nhận*', original: 1, certified: 0, plain: 2 }],
  sets: 1,
  note: '',
};

async function received(): Promise<string> {
  const dossier = { procedure: 'BM.001', agencyId, filing, files: [], channel: 'counter' as const };
  return (await city.dossiers.receive(system, dossier)).code;
}

async function print(code: string, kind: DossierForm, by = printing) {
  const { dossier } = await city.dossiers.get(code, true);
  const events = (await readEvents(city.house.db, 'dossier', dossier.id)).map(happened);
  return by.print(dossier, events, kind, system);
}

async function textOf(bytes: Uint8Array): Promise<string> {
  return (await readPdf(bytes)).pages.join('\n').replace(/\s+/g, ' ');
}

describe('the receipt', () => {
  test('says what was received, from whom, and until when', async () => {
    const code = await received();
    const text = await textOf(await print(code, 'receipt'));
    for (const part of [
      code,
      'Lò Thị Vui',
      'Đơn đề nghị #xác nhận*',
      'Bến 4',
      'Xác nhận cư trú',
      'BPTNTKQ',
      'Hải Âu',
    ]) {
      expect(text).toContain(part);
    }
  });

  test('is the same, to the byte, whenever it is printed again, whatever has changed since', async () => {
    const code = await received();
    const first = await print(code, 'receipt');
    city.house.clock.set(city.house.clock.now().add({ hours: 30 }));
    const changed = createPrinting(city.house, {
      ...roomsWith('Người khác'),
      city: { name: 'Thành phố khác', hotline: '', portal: '' },
    });
    expect(Buffer.from(await print(code, 'receipt', changed)).equals(Buffer.from(first))).toBe(true);
  });

  test('is set with the templates it was issued with', async () => {
    const code = await received();
    const { files } = ownTemplates();
    const receipt = `${files['01-receipt.typ'] ?? ''}\n`;
    const other = { hash: 'f'.repeat(64), files: { ...files, '01-receipt.typ': receipt } };
    const first = await print(code, 'receipt');
    const later = createPrinting(city.house, { ...roomsWith('x'), templates: other });
    expect(Buffer.from(await print(code, 'receipt', later)).equals(Buffer.from(first))).toBe(true);
  });

  test('printed by many at once, it gets one number', async () => {
    const code = await received();
    const all = await Promise.all(Array.from({ length: 4 }, () => print(code, 'receipt')));
    expect(new Set(all.map((bytes) => Buffer.from(bytes).toString('base64'))).size).toBe(1);
    const { dossier } = await city.dossiers.get(code, true);
    const rows = await city.house.db
      .selectFrom('printedForm')
      .selectAll()
      .where('dossierId', '=', dossier.id)
      .execute();
    expect(rows).toHaveLength(1);
  });

  test('a corrected one is a new form with a new number', async () => {
    const code = await received();
    const numberIn = (text: string) => /(\d+)\/BPTNTKQ/.exec(text)?.[1];
    const first = await textOf(await print(code, 'receipt'));
    const corrected = { ...filing, applicant: { ...filing.applicant, name: 'Lò Thị Vui Vẻ' } };
    await city.dossiers.act(system, code, {
      name: 'correctReceipt',
      input: { filing: corrected, reason: 'Sai tên' },
    });
    const second = await textOf(await print(code, 'receipt'));
    expect(second).toContain('Lò Thị Vui Vẻ');
    expect(second).toContain('Cấp lại lần thứ 1');
    expect(Number(numberIn(second))).toBe(Number(numberIn(first)) + 1);
  });
});

describe('the letters', () => {
  test('each kind runs in its own series', async () => {
    const reason = 'Thiếu chữ ký ở trang 2';
    const numbers: string[] = [];
    for (let count = 0; count < 2; count += 1) {
      const code = await received();
      await city.dossiers.act(system, code, {
        name: 'requestSupplement',
        input: { reason, papers: ['Đơn đề nghị'] },
      });
      const text = await textOf(await print(code, 'supplement'));
      expect(text).toContain(reason);
      numbers.push(/(\d+)\/HDHS/.exec(text)?.[1] ?? '');
    }
    expect(numbers).toEqual(['01', '02']);
  });

  test('an apology tells the old and the new date; a stop its reason', async () => {
    const code = await received();
    await city.dossiers.act(system, code, {
      name: 'extend',
      input: { newDueAt: '2026-03-20T17:00', reason: 'Chờ kết quả xác minh' },
    });
    const apology = await textOf(await print(code, 'apology'));
    expect(apology).toContain('01/PXL');
    expect(apology).toContain('ngày 20 tháng 3 năm 2026');
    await city.dossiers.act(system, code, { name: 'stop', input: { reason: 'Thửa đất đang tranh chấp' } });
    expect(await textOf(await print(code, 'stop'))).toContain('Thửa đất đang tranh chấp');
  });

  test('a refusal says why', async () => {
    const code = await received();
    const input = { step: 1, outcome: 'refused', note: 'Không có số neo đậu' };
    await city.dossiers.act(system, code, { name: 'completeStep', input });
    expect(await textOf(await print(code, 'refusal'))).toContain('Không có số neo đậu');
  });

  test('what has not happened cannot be printed', async () => {
    await expect(print(await received(), 'apology')).rejects.toThrow(/Nothing has happened/);
  });
});

test('the control slip follows the dossier: another one after each step', async () => {
  const code = await received();
  const first = await print(code, 'controlSlip');
  await city.dossiers.act(system, code, {
    name: 'completeStep',
    input: { step: 1, outcome: 'approved', note: 'Đã đối chiếu' },
  });
  const second = await print(code, 'controlSlip');
  expect(await textOf(second)).toContain('Đã đối chiếu');
  expect(Buffer.from(second).equals(Buffer.from(first))).toBe(false);
});

test('the register lists what an agency received in a period, and the looks are recorded', async () => {
  const code = await received();
  const today = city.house.clock.today();
  const { rows } = await city.house.pool.query<{ id: number }>(
    `select id from account where username = 'clerk'`,
  );
  const clerk = staff(rows[0]?.id ?? 0);
  const bytes = await printing.printRegister(clerk, { agencyId, from: today, to: today, answer: true });
  const text = await textOf(bytes);
  expect(text.replace(/\s/g, '')).toContain(code.slice(-5));
  expect(text).toContain('Lò Thị Vui');
  const looks = await city.house.pool.query(`select 1 from personal_data_look where purpose = 'register'`);
  expect(looks.rowCount).toBeGreaterThan(0);
  await expect(
    printing.printRegister(clerk, { agencyId, from: today, to: today.subtract({ days: 1 }), answer: true }),
  ).rejects.toThrow(/last day/);
});

function staff(accountId: number): Staff {
  return {
    kind: 'staff',
    accountId,
    username: 'clerk',
    fullName: 'Tô Thị Sen',
    agencyId,
    agencyCode: 'X99.10.01',
    agencyName: '',
    agencyTree: [agencyId],
    unitId: null,
    unitName: '',
    roles: ['clerk'],
    standsInFor: [],
  };
}
