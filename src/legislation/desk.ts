import { refuse, Refused } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import type { Actor } from '../kernel/access.ts';
import type { By } from './acting.ts';
import type { FieldsForm } from './forms.ts';
import type { Legislation } from './legislation.ts';
import { findByNumber } from './reading.ts';
import { DocumentFields, numberKey, type Body, type Day } from './schema.ts';

export function by({ house }: Legislation, actor: Actor): By {
  return { actor, at: house.clock.now() };
}

export function today({ house }: Legislation): Day {
  return house.clock.today().toString();
}

/** Names of agencies by id. */
export function agencyName({ organization }: Pick<Legislation, 'organization'>): (id: number) => string {
  const names = new Map(organization.all().map(({ id, name }) => [id, name]));
  return (id) => names.get(id) ?? String(id);
}

/** The units that have a council and a committee of their own: their committees stand for them. */
export function units({ organization }: Legislation) {
  return organization.all().filter(({ kind, parentId }) => kind.endsWith('committee') || parentId === null);
}

/** What a form says of a document, with the issuer's name as documents write it. @throws Refused */
export function fieldsOf(legislation: Legislation, form: FieldsForm): DocumentFields {
  const { kind, level, body, title, field } = form;
  const unit = unitOf(legislation, form);
  const issuer = form.issuer !== '' ? form.issuer : level === 'central' ? '' : issuerName(unit.name, body);
  if (issuer === '') throw new Refused(noIssuer);
  const drafterId = form.drafterId === '' ? null : form.drafterId;
  return { kind, level, body, agencyId: unit.id, drafterId, issuer, title, field };
}

function unitOf(legislation: Legislation, { level, agencyId }: FieldsForm) {
  const all = units(legislation);
  const city = all.find(({ parentId }) => parentId === null);
  const chosen = level === 'central' || level === 'city' ? city : all.find(({ id }) => id === agencyId);
  if (chosen === undefined) throw new Refused(noUnit);
  if (level !== 'central' && chosen.level !== level) throw new Refused(otherLevel);
  return chosen;
}

/** "Ủy ban nhân dân quận X" → "Hội đồng nhân dân quận X", "Chủ tịch Ủy ban nhân dân quận X". */
export function issuerName(committee: string, body: Body): string {
  if (body === 'council') return committee.replace(/^Ủy ban nhân dân/u, 'Hội đồng nhân dân');
  return body === 'chairman' ? `Chủ tịch ${committee}` : committee;
}

/** The issued document that people mean by its number, and its issuer where several have that number. @throws Refused */
export async function documentNamed({ house }: Legislation, written: string, self: number): Promise<number> {
  const [number = ''] = written.trim().split(/\s+(?:của|of)\s+|\s*;\s*|\s+(?=\p{Lu}\p{Ll})/u);
  const key = numberKey(number);
  const all = (await findByNumber(house.db, [key])).get(key) ?? [];
  const found = all.filter(({ id }) => id !== self);
  if (found.length === 0 && all.length > 0) throw new Refused(onItself);
  const named = found.filter(({ issuer }) => written.includes(issuer));
  const [only] = named.length > 0 ? named : found;
  if (only === undefined) throw new Refused(notFoundByNumber);
  if (named.length !== 1 && found.length > 1) throw new Refused(severalOf(found.map(({ issuer }) => issuer)));
  return only.id;
}

const noIssuer = refuse(
  'missing',
  t('Hãy ghi cơ quan ban hành của văn bản trung ương.', 'Name the issuer of the central document.'),
  'issuer',
);
const noUnit = refuse('missing', t('Hãy chọn địa phương ban hành.', 'Choose the unit.'), 'agencyId');
const otherLevel = refuse(
  'invalid',
  t('Địa phương này không thuộc cấp đã chọn.', 'This unit is not of the level chosen.'),
  'agencyId',
);
const notFoundByNumber = refuse(
  'not-there',
  t(
    'Không có văn bản đã ban hành nào mang số, ký hiệu này. Hãy nhập văn bản đó trước.',
    'No issued document has this number. Enter it first.',
  ),
  'target',
);

const onItself = refuse(
  'circle',
  t('Văn bản không thể tác động đến chính nó.', 'A document cannot act on itself.'),
  'target',
);

function severalOf(issuers: readonly string[]) {
  const shown = issuers.slice(0, 4).join('; ');
  return refuse(
    'several',
    t(
      `Có nhiều văn bản mang số này (${shown}). Hãy ghi thêm cơ quan ban hành, ví dụ: 05/2014/QĐ-UBND của ${issuers[0] ?? ''}.`,
      `Several documents have this number (${shown}). Add the issuer after it.`,
    ),
    'target',
  );
}
