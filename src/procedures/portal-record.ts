import { t } from '../kernel/messages.ts';
import { portalLevels, readPortalChannels } from './portal-channels.ts';
import { issuerOf } from './portal-issuers.ts';
import { clean, nothingKnown, type PortalRecord, type Warning } from './portal-schema.ts';
import type { KnownDecision, ProcedureContent, ProcedureLevel } from './schema.ts';

/** What became of a record: its code, content and decision, with the doubts met on the way. */
export type ReadRecord = {
  readonly code: string;
  readonly content: unknown;
  readonly decision: KnownDecision | null;
  readonly warnings: readonly Warning[];
};

/** Our own records carry a `content`; any other is judged as one of the portal. */
export function isPortalShaped(value: Readonly<Record<string, unknown>>): boolean {
  return value['content'] === undefined || value['content'] === null;
}

/** The portal's record in our terms. The record itself is kept whole in `source`: nothing of it is lost. */
export function readPortalRecord(record: PortalRecord): ReadRecord {
  const warnings: Warning[] = [];
  const [level, ...alsoLevels] = readLevels(record.levels, warnings);
  const { channels, warnings: channelWarnings } = readPortalChannels(record.channels ?? []);
  warnings.push(...channelWarnings);
  const field = clean(record.field);
  if (field === '') warnings.push(missing('field', 'lĩnh vực', 'field'));
  const legalBasis = (record.legalBasis ?? []).map(clean).filter((text) => text !== '');
  if (legalBasis.length === 0) warnings.push(missing('legal-basis', 'căn cứ pháp lý', 'legal basis'));
  warnings.push(...gluedWarnings(legalBasis));
  const decidingAgency = known(record.agency);
  if (decidingAgency === '') warnings.push(missing('agency', 'cơ quan giải quyết', 'deciding agency'));
  const results = (record.resultCodes ?? []).map(clean).filter((text) => text !== '');
  if (results.length === 0) warnings.push(missing('result', 'kết quả', 'result'));

  const content: ProcedureContent = {
    name: clean(record.name),
    nameEn: '',
    level: level ?? 'other',
    ...(alsoLevels.length > 0 ? { alsoLevels } : {}),
    field: field === '' ? 'Chưa phân lĩnh vực' : field,
    agencies: [],
    lifeEvents: [],
    sequence: [],
    channels,
    papers: [],
    sets: 1,
    audience: readAudience(record.audience ?? ''),
    decidingAgency,
    results,
    forms: [],
    conditions: '',
    legalBasis,
    onlineLevel: channels.some((channel) => channel.channel === 'online') ? 3 : 2,
    process: '',
    source: record,
  };
  return { code: clean(record.code), content, decision: readDecision(record, warnings), warnings };
}

/** The audience in its parts; a comma inside brackets, or inside one of the portal's set phrases, divides nothing. */
export function readAudience(text: string): string[] {
  const phrase = /\s*cán bộ, công chức, viên chức|(?:[^,(]|\([^)]*\)?)+/giu;
  return [...new Set((clean(text).match(phrase) ?? []).map((part) => part.trim()))].filter(
    (part) => part !== '',
  );
}

/** A decision is known by its number alone; the crawl has neither its days nor its title. */
function readDecision(record: PortalRecord, warnings: Warning[]): KnownDecision | null {
  const number = known(record.decision).slice(0, 100);
  if (number === '') {
    warnings.push(missing('decision', 'quyết định công bố', 'publication decision'));
    return null;
  }
  if (!/^\d+\/QĐ-/u.test(number)) {
    const text = t(
      `Số quyết định "${number}" không đúng dạng (ví dụ 163/QĐ-BTP).`,
      `The decision's number "${number}" is unusual (e.g. 163/QĐ-BTP).`,
    );
    warnings.push({ code: 'decision-number', text });
  }
  const issuer = issuerOf(clean(record.ministry));
  return { number, issuedOn: null, effectiveOn: null, issuer, title: '' };
}

/** The city's own levels come first: of several, the highest of the city is the main one. */
function readLevels(levels: readonly string[], warnings: Warning[]): ProcedureLevel[] {
  const found = levels.map((text) => portalLevels[clean(text).toLowerCase()]);
  if (found.length === 0 || found.includes(undefined)) {
    const said = levels.map(clean).join(', ') || '–';
    const text = t(
      `Không rõ cấp thực hiện ("${said}"); xếp vào "Cơ quan khác".`,
      `The level is not known ("${said}"); filed under "Other bodies".`,
    );
    warnings.push({ code: 'level', text });
  }
  const order: readonly ProcedureLevel[] = ['city', 'district', 'commune', 'ministry', 'other'];
  return order.filter((level) => found.includes(level));
}

/** A letter of the next word stuck to a document's sign: `03/2023/TT-BTPT` beside `03/2023/TT-BTP`. */
function gluedWarnings(legalBasis: readonly string[]): Warning[] {
  const signs = new Set(legalBasis);
  const glued = legalBasis.filter((sign) => signs.has(sign.slice(0, -1)));
  if (glued.length === 0) return [];
  const text = t(
    `${glued.length} căn cứ pháp lý có vẻ bị dính chữ: ${glued.slice(0, 3).join(', ')}.`,
    `${glued.length} legal bases seem to have a letter stuck on: ${glued.slice(0, 3).join(', ')}.`,
  );
  return [{ code: 'legal-basis-glued', text }];
}

function missing(code: string, vi: string, en: string): Warning {
  return { code: `${code}-missing`, text: t(`Nguồn không ghi ${vi}.`, `The source gives no ${en}.`) };
}

function known(text: string | null | undefined): string {
  const cleaned = clean(text);
  return cleaned.toLowerCase() === nothingKnown ? '' : cleaned;
}
