import type { TestCity } from './test-city.ts';
import { system } from '../src/kernel/access.ts';
import { Position } from '../src/positions/schema.ts';
import { beginSeatings } from '../src/positions/seat-store.ts';
import { beginSchemes, type Told } from '../src/positions/store.ts';
import { registerKeeping } from '../src/register-keeping.ts';
import { move, opened, post } from '../src/staff/samples.ts';

/** Communes of the made-up town: two end, the third carries on. */
export const [gone, other, heir] = ['X99.10.03', 'X99.10.01', 'X99.10.02'];

export type MadePeople = { people: number[]; examination: number; initiative: number; draft: number };

export function idIn(city: TestCity, code: string): number {
  return city.organization.findAgency(code)?.id ?? 0;
}

async function begin(
  city: TestCity,
  fullName: string,
  agency: string,
  ...moves: Parameters<typeof move>[]
): Promise<number> {
  const { sheets, ...data } = opened.data;
  const identity = { ...sheets['identity'], fullName };
  const at = { ...post, agencyId: idIn(city, agency) };
  return city.offices.staff.actions.begin(system, {
    kind: 'opened',
    data: {
      ...data,
      sheets: { identity },
      moves: [move('recruit', '2020-03-01', { post: at }), ...moves.map((one) => move(...one))],
    },
  });
}

/** People, schemes, seats, quotas, powers, an examination and a row of a register at the three communes. */
export async function makePeople(city: TestCity): Promise<MadePeople> {
  const by = { actor: system, at: city.house.clock.now() };
  const { house, organization, offices } = city;
  const made: MadePeople = { people: [], examination: 0, initiative: 0, draft: 0 };
  made.people = [
    await begin(city, 'Mạc Thị Sậy', gone),
    await begin(city, 'Tô Văn Bách', other),
    await begin(city, 'La Thị Hồng', heir),
    // Lent out by one of them, and back at it next year.
    await begin(city, 'Vi Văn Tùng', gone, [
      'second',
      '2025-12-01',
      { post: { ...post, agencyId: idIn(city, 'X99.01') }, until: '2026-12-31' },
    ]),
  ];
  const position = Position.parse({
    code: 'NV-01',
    title: 'Công chức địa chính',
    group: 'specialised',
    unit: '',
    work: 'Đất đai',
    outputs: '',
    competences: [],
    grade: '',
    degree: null,
    major: '',
    seats: 2,
  });
  await house.db.transaction().execute(async (tx) => {
    const told = { by: system, at: house.clock.now() };
    const first = (code: string, number: number): Told => ({
      kind: 'opened',
      data: { agencyId: idIn(city, code), number, source: '', positions: [position] },
      ...told,
    });
    const approved = { decision: '1/QĐ', approvedOn: '2025-01-01', inForceOn: '2025-01-01' };
    await beginSchemes(tx, [
      [first(gone, 1), { kind: 'approved', data: approved, ...told }],
      [first(heir, 1), { kind: 'approved', data: approved, ...told }],
    ]);
    [made.draft = 0] = await beginSchemes(tx, [[first(gone, 2)]]);
    await beginSeatings(
      tx,
      [gone, heir].map((code, index) => ({
        kind: 'seated' as const,
        data: {
          agencyId: idIn(city, code),
          code: 'NV-01',
          seat: 1,
          personId: made.people[index * 2] ?? 0,
          kind: 'main' as const,
          from: '2025-02-01',
        },
        ...told,
      })),
    );
  });
  for (const [code, posts] of [
    [gone, 20],
    [other, 22],
    [heir, 25],
  ] as const) {
    const agencyId = idIn(city, code);
    const quota = { kind: 'civil-servant', posts, decision: '1/QĐ', validFrom: '2024-01-01' } as const;
    await organization.setQuota({ actor: system, agencyId, seen: 0 }, quota);
    const power = {
      kind: 'task',
      content: 'Chứng thực',
      legalBasis: 'NĐ 23',
      validFrom: '2024-01-01',
    } as const;
    await organization.addPower({ actor: system, agencyId, seen: 1 }, power);
  }
  const bank = { kind: 'task', content: 'Giữ bến', legalBasis: 'QĐ 5', validFrom: '2024-01-01' } as const;
  await organization.addPower({ actor: system, agencyId: idIn(city, gone), seen: 2 }, bank);
  ({ id: made.examination } = await offices.examinations.plan(by, {
    code: 'TT-2026',
    title: 'Kỳ thi tuyển của thị xã',
    rules: 'recruitment-2025',
    registerFrom: '2026-03-01',
    registerTo: '2026-03-31',
    sitsOn: '2026-05-10',
    place: 'Hội trường',
    notice: '',
  }));
  const fields = {
    title: 'Chuyên viên',
    grade: 'specialist',
    asked: 1,
    education: 'bachelor',
    majors: [],
  } as const;
  await offices.examinations.askPositions(by, made.examination, [
    { agencyId: idIn(city, gone), fields: { ...fields, majors: [] } },
    { agencyId: idIn(city, 'X99.01'), fields: { ...fields, majors: [] } },
  ]);
  made.initiative = await registerKeeping(house, city.steering.registers).add(system, 'initiative', {
    name: 'Trả kết quả tại nhà',
    agency: gone,
    author: 'Mạc Thị Sậy',
    field: 'oneStop',
    proposedOn: '2026-01-20',
  });
  return made;
}
