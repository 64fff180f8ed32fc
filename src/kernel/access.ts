import { t, type Text } from './messages.ts';

/** Roles of the city's staff, with the words by which an administrator assigns them. */
export const roles = {
  clerk: t('Cán bộ Một cửa', 'One-stop clerk'),
  specialist: t('Chuyên viên', 'Specialist'),
  'unit-head': t('Trưởng phòng', 'Head of unit'),
  leader: t('Lãnh đạo cơ quan', 'Leader'),
  'records-clerk': t('Văn thư', 'Records clerk'),
  'procedure-controller': t('Cán bộ kiểm soát thủ tục', 'Procedure controller'),
  'reform-officer': t('Cán bộ cải cách hành chính', 'Reform officer'),
  inspector: t('Thanh tra, kiểm tra', 'Inspector'),
  'legal-officer': t('Cán bộ pháp chế thành phố', 'City legal officer'),
  'personnel-officer': t('Cán bộ tổ chức thành phố', 'City personnel officer'),
  'personnel-clerk': t('Cán bộ nhân sự cơ quan', 'Personnel clerk of an agency'),
  'finance-officer': t('Cán bộ tài chính thành phố', 'City finance officer'),
  administrator: t('Quản trị hệ thống', 'Administrator'),
  auditor: t('Kiểm toán, giám sát', 'Auditor'),
} satisfies Record<string, Text>;
export type Role = keyof typeof roles;

export function isRole(value: string): value is Role {
  return Object.hasOwn(roles, value);
}

/** A member of staff who has signed in. */
export type Staff = {
  readonly kind: 'staff';
  readonly accountId: number;
  readonly username: string;
  readonly fullName: string;
  readonly agencyId: number;
  readonly agencyCode: string;
  readonly agencyName: string;
  /** Own agency and those below it. */
  readonly agencyTree: readonly number[];
  /** Agencies that have ended and for whose archive the own agency answers, as their main successor; none unless told. */
  readonly archiveOf?: readonly number[];
  readonly unitId: number | null;
  readonly unitName: string;
  readonly roles: readonly Role[];
  /** Accounts that have delegated their work to this one for the present. */
  readonly standsInFor: readonly number[];
};
export type Visitor = { readonly kind: 'visitor' };
/** The program itself: timers, jobs, the making of the demonstration. */
export type System = { readonly kind: 'system' };
export type Actor = Staff | Visitor | System;

export const visitor: Visitor = { kind: 'visitor' };
export const system: System = { kind: 'system' };

/** How far a role's permission reaches: every agency, the own agency and those below, or the own agency. */
export type Reach = 'city' | 'tree' | 'agency';

/** A thing that may be done, with the sentence that explains it to the person who grants it. */
export type Permission = {
  readonly code: string;
  readonly words: Text;
  readonly grants: Partial<Record<Role, Reach>>;
  /** Whether it reaches the archive of agencies that have ended, through whoever carries on their work: for reading only. */
  readonly withArchive?: boolean;
};

export function permission(
  code: string,
  words: Text,
  grants: Partial<Record<Role, Reach>>,
  more: Pick<Permission, 'withArchive'> = {},
): Permission {
  return { code, words, grants, ...more };
}

/** The agencies within which a permission holds; every query of a list, item, count or export applies it. */
export type Scope = { readonly agencyIds: readonly number[] };

/** No, yes everywhere, or yes within a scope. */
export type Answer = false | true | Scope;

/** The one access rule. */
export function can(actor: Actor, wanted: Permission): Answer {
  if (actor.kind === 'system') return true;
  if (actor.kind === 'visitor') return false;
  const archive = wanted.withArchive === true ? (actor.archiveOf ?? []) : [];
  let answer: Answer = false;
  for (const role of actor.roles) {
    const reach = wanted.grants[role];
    if (reach === 'city') return true;
    if (reach === 'tree') answer = { agencyIds: [...new Set([...actor.agencyTree, ...archive])] };
    if (reach === 'agency' && answer === false) answer = { agencyIds: [actor.agencyId, ...archive] };
  }
  return answer;
}

/** Whether an answer covers one agency. */
export function covers(answer: Answer, agencyId: number): boolean {
  return typeof answer === 'boolean' ? answer : answer.agencyIds.includes(agencyId);
}

/** Who an event names as its actor: an account, or null for the program itself and for visitors. */
export function actorId(actor: Actor): number | null {
  return actor.kind === 'staff' ? actor.accountId : null;
}
