import type { Queries } from '../kernel/database.ts';
import { t, type Text } from '../kernel/messages.ts';
import type { Organization } from '../organization/organization.ts';
import { reportPerPage, type ReportLine } from './report-page.tsx';
import { readReportRows } from './report-rows.ts';
import type { Done } from './schema.ts';
import { becomesWords, isTouchedPart, touchedParts } from './touched.ts';
import { touchedText, type RegisterName } from './touched-text.ts';

export type ReportLines = {
  readonly lines: readonly ReportLine[];
  readonly total: number;
  readonly page: number;
};

const recorded = ['dossiers', 'steps', 'accounts', 'staff', 'seats'] as const;

/** The rows behind a number of what was done, one page of them: from the events it wrote, or as kept with it. */
export async function reportLines(
  { db, organization, registerName }: ReportRooms,
  {
    done,
    ...occasion
  }: { readonly done: Done; readonly reorganizationId: number; readonly at: Temporal.Instant },
  part: string,
  wanted: number,
): Promise<ReportLines> {
  const events = recorded.find((one) => one === part);
  const becomes = isTouchedPart(part) ? becomesWords[touchedParts[part]] : becomesWords.handed;
  if (events !== undefined) {
    const total = done[events];
    const page = Math.min(wanted, lastOf(total));
    const found = await readReportRows(db, events, occasion, {
      limit: reportPerPage,
      offset: (page - 1) * reportPerPage,
    });
    const nameOf = (id: number): string => organization.getAgency(id).name;
    const lines = found.rows.map(({ key, title, href, fromId, toId }) => ({
      key,
      title: events === 'seats' || events === 'staff' ? titleOf(events, title) : t(title, title),
      href,
      detail: fromId === toId && part === 'dossiers' ? onlySteps : becomes,
      from: nameOf(fromId),
      to: toId === null ? '' : nameOf(toId),
    }));
    return { lines, total: found.total, page };
  }
  const rows = done.handed.filter((row) => row.part === part);
  const page = Math.min(wanted, lastOf(rows.length));
  const nameOf = (code: string): string => organization.findAgency(code)?.name ?? code;
  const lines = rows.slice((page - 1) * reportPerPage, page * reportPerPage).map((row, index) => ({
    key: `${row.href} ${row.from} ${index}`,
    title: touchedText(part, row.title, registerName),
    href: row.href,
    detail: part === 'agencies' ? ended : becomes,
    from: row.from === '' ? '' : nameOf(row.from),
    to: shortened(row.to.map(nameOf)),
  }));
  return { lines, total: rows.length, page };
}

export type ReportRooms = {
  readonly db: Queries;
  readonly organization: Organization;
  readonly registerName: RegisterName;
};

/** A record by its number and post: opening a figure is no look at a person. */
function titleOf(part: 'seats' | 'staff', title: string): Text {
  if (part === 'seats') return touchedText(part, title, (code) => t(code, code));
  return t(`Hồ sơ số ${title}`, `Record no. ${title}`);
}

function lastOf(total: number): number {
  return Math.max(1, Math.ceil(total / reportPerPage));
}

function shortened(names: readonly string[]): string {
  return names.length > 3 ? `${names.slice(0, 2).join('; ')} … (${names.length})` : names.join('; ');
}

const onlySteps = t('Chỉ chuyển bước đang chờ', 'Only steps went on');
const ended = t('Kết thúc hoạt động', 'Ended');
