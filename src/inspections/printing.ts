import { readFileSync } from 'node:fs';
import path from 'node:path';
import { renderDocument } from '../forms/forms.ts';
import { timeZone } from '../kernel/clock.ts';
import { formatDay } from '../ui/format.ts';
import type { Kept } from './reading.ts';
import { answers, faultKinds, type FilledSheet, type Plan } from './schema.ts';

export type Letterhead = { readonly issuer: string; readonly place: string };
type Names = (id: number) => string;
const day = (text: string): string => (text === '' ? '' : formatDay(Temporal.PlainDate.from(text)));

export function planPdf(plan: Plan, names: Names, head: Letterhead, at: Temporal.Instant): Uint8Array {
  return print('plan.typ', `Kế hoạch kiểm tra cải cách hành chính năm ${plan.year}`, head, at, {
    year: plan.year,
    decision: plan.decision,
    approvedOn: day(plan.approvedOn ?? ''),
    lines: plan.lines
      .toSorted((one, other) => one.quarter - other.quarter || one.number - other.number)
      .map(({ agencyId, quarter, team }) => ({ agency: names(agencyId), quarter, team })),
  });
}

export function conclusionPdf(
  inspection: Kept,
  sheet: FilledSheet,
  findings: readonly Kept[],
  names: Names,
  head: Letterhead,
  at: Temporal.Instant,
): Uint8Array {
  return print('conclusion.typ', 'Kết luận kiểm tra cải cách hành chính', head, at, {
    agency: names(sheet.agencyId),
    on: day(sheet.on),
    team: sheet.team,
    conclusion: String(inspection.values['conclusion'] ?? ''),
    items: sheet.items.map((item, index) => {
      const given = sheet.answers[index];
      return {
        text: item.text,
        basis: item.basis,
        answer: given?.answer == null ? 'Chưa kiểm' : answers[given.answer].vi,
        note: given?.note ?? '',
      };
    }),
    findings: findings.map(({ values }) => {
      const kind = faultKinds[values['kind'] as keyof typeof faultKinds];
      return {
        fault: String(values['fault']),
        kind: kind.vi,
        dueOn: day(String(values['dueOn'])),
        repeated: values['isRepeated'] === true,
      };
    }),
  });
}

function print(
  file: string,
  title: string,
  { issuer, place }: Letterhead,
  at: Temporal.Instant,
  more: object,
): Uint8Array {
  const data = {
    form: { paper: 'a4', title, number: null },
    issuer,
    place,
    issuedAt: at.toString({ timeZone }),
    ...more,
  };
  return renderDocument(file, { [file]: template(file) }, data, at);
}

const texts = new Map<string, string>();
function template(file: string): string {
  const text = texts.get(file) ?? readFileSync(path.join(import.meta.dirname, 'templates', file), 'utf8');
  texts.set(file, text);
  return text;
}
