import { readFileSync } from 'node:fs';
import path from 'node:path';
import { renderDocument } from '../forms/forms.ts';
import { timeZone } from '../kernel/clock.ts';
import { showPerson } from './masking.ts';
import { inOrder } from './moves.ts';
import { nameOf } from './names.ts';
import { coefficientText } from './record-rules.ts';
import { fieldsOf, sectionNames, sectionOf } from './sections.ts';
import { agencyOf } from './actions.ts';
import { todayOf } from './desk.ts';
import type { Staff } from './staff.ts';
import { moveKinds, type Person } from './schema.ts';
import { dayWords, valueWords } from './words.ts';

/** The record as sơ yếu lý lịch, mẫu 2C (Thông tư 06/2023/TT-BNV; unverified layout), whole, as it stands now. */
export function form2c(staff: Staff, person: Person): Uint8Array {
  const { house, organization, sealing } = staff;
  const now = house.clock.now();
  const name = nameOf(organization);
  const agency = organization.all().find(({ id }) => id === agencyOf(person, todayOf(staff)));
  const parent = agency?.parentId == null ? '' : name(agency.parentId);
  const shown = showPerson(person, 'open', sealing);
  const data = {
    above: parent,
    issuer: agency?.name ?? '',
    place: (agency?.name ?? '').replace(
      /^Ủy ban nhân dân (thành phố |quận |huyện |thị xã |phường |xã |thị trấn )?/i,
      '',
    ),
    issuedAt: now.toString({ timeZone }),
    form: { paper: 'a4', title: 'Sơ yếu lý lịch cán bộ, công chức, viên chức', number: '2C' },
    record: String(person.id),
    sections: sectionNames.map((section) => ({
      title: sectionOf(section).title.vi,
      none: person.none.includes(section) ? (sectionOf(section).none?.vi ?? '') : '',
      headings: fieldsOf(section).map(([, { title }]) => title.vi),
      isList: sectionOf(section).isList === true,
      facts: fieldsOf(section).map(([field, declared]) => ({
        label: declared.title.vi,
        value: valueWords(declared, shown.sheets[section]?.[field] ?? '', 'vi'),
      })),
      rows: (shown.lists[section] ?? []).map(({ values }) =>
        fieldsOf(section).map(([field, declared]) => {
          const words = valueWords(declared, values[field] ?? '', 'vi');
          if (section !== 'pay' || field !== 'step' || words === '') return words;
          return `${words} (hệ số ${coefficientText(values['grade'] ?? '', Number(words))})`;
        }),
      ),
    })),
    moves: inOrder(person.moves).map(({ kind, decision, effectiveOn, until, post }) => [
      `${dayWords(effectiveOn)}${until === null ? '' : `–${dayWords(until)}`}`,
      `${moveKinds[kind].vi}, ${decision}`,
      post === null ? '' : `${post.title}${post.title === '' ? '' : ', '}${name(post.agencyId)}`,
    ]),
    name: shown.sheets['identity']?.['fullName'] ?? '',
  };
  return renderDocument('2c.typ', { '2c.typ': template() }, data, now);
}

let text: string | undefined;
function template(): string {
  text ??= readFileSync(path.join(import.meta.dirname, 'templates/2c.typ'), 'utf8');
  return text;
}
