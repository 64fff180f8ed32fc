import type { House } from '../kernel/house.ts';
import type { Staff } from '../kernel/access.ts';
import { ProcedureContent, type Decision } from './schema.ts';
import type { NamedAgency } from './surroundings.ts';
import type { PortalRecord } from './portal-schema.ts';

/* Made-up procedures, decisions and people to try this room on. */

export function sampleContent(changes: Partial<ProcedureContent> = {}): ProcedureContent {
  return ProcedureContent.parse({
    name: 'Thủ tục đăng ký khai sinh',
    level: 'commune',
    field: 'Hộ tịch',
    lifeEvents: ['Sinh con'],
    sequence: ['Nộp hồ sơ tại Bộ phận Một cửa.', 'Nhận giấy khai sinh.'],
    channels: [
      { channel: 'counter', term: '1wd', fee: 0 },
      { channel: 'online', term: '1wd', fee: 0 },
    ],
    papers: [
      { name: 'Tờ khai đăng ký khai sinh', original: 1 },
      { name: 'Giấy chứng sinh', original: 1, required: false, note: 'nếu sinh tại cơ sở y tế' },
    ],
    audience: ['Công dân Việt Nam'],
    decidingAgency: 'Ủy ban nhân dân cấp xã',
    results: ['Giấy khai sinh'],
    forms: ['Tờ khai đăng ký khai sinh'],
    legalBasis: ['60/2014/QH13'],
    process: 'commune-same-day',
    ...changes,
  });
}

export function sampleDecision(number: string, effectiveOn: string, issuedOn = effectiveOn): Decision {
  return {
    number,
    issuedOn: Temporal.PlainDate.from(issuedOn),
    effectiveOn: Temporal.PlainDate.from(effectiveOn),
    issuer: 'Ủy ban nhân dân thành phố',
    title: 'Công bố thủ tục hành chính',
  };
}

/** A record as a crawl of the national portal gives it, whole and without faults. */
export function samplePortal(changes: Partial<PortalRecord> = {}): PortalRecord {
  return {
    code: '1.555001',
    name: 'Cấp giấy phép thả đèn trên sông',
    field: 'Lễ hội',
    levels: ['Cấp tỉnh'],
    kind: 'Loại khác',
    audience: 'Công dân Việt Nam',
    decision: '77/QĐ-BVHTTDL',
    agency: 'Sở Văn hóa',
    channels: [{ channel: 'Trực tiếp', n: 5, unit: 'Ngày làm việc', fee: 'Miễn phí', feeSuspect: false }],
    resultCodes: ['KQ.G99.000001'],
    legalBasis: ['10/2018/NĐ-CP'],
    ministry: 'bo-van-hoa-the-thao-du-lich',
    ...changes,
  };
}

export const sampleAgencies: readonly NamedAgency[] = [
  { code: 'S01', name: 'Sở Tư pháp', level: 'city' },
  { code: 'X01', name: 'Ủy ban nhân dân phường Bắc', level: 'commune' },
  { code: 'X02', name: 'Ủy ban nhân dân xã Nam', level: 'commune' },
];

/** An account for each role in the city's own agency; their names are their roles. */
export async function installStaff(house: House, roles: readonly Staff['roles'][number][]): Promise<Staff[]> {
  const { id: agencyId } = await house.db
    .insertInto('agency')
    .values({
      code: 'C',
      name: 'Ủy ban nhân dân thành phố',
      level: 'city',
      kind: 'committee',
      search: 'c',
      validFrom: Temporal.PlainDate.from('2011-01-01'),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const rows = await house.db
    .insertInto('account')
    .values(
      roles.map((role, index) => ({
        username: `${role}.${index}`,
        fullName: role,
        agencyId,
        roles: [role],
        createdAt: house.clock.now(),
      })),
    )
    .returning(['id', 'username'])
    .execute();
  return rows.map((row, index) => ({
    kind: 'staff',
    accountId: row.id,
    username: row.username,
    fullName: roles[index] ?? '',
    agencyId,
    agencyCode: 'C',
    agencyName: 'Ủy ban nhân dân thành phố',
    agencyTree: [agencyId],
    unitId: null,
    unitName: '',
    roles: roles.slice(index, index + 1),
    standsInFor: [],
  }));
}
