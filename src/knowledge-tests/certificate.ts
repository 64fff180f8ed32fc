import { readFileSync } from 'node:fs';
import path from 'node:path';
import { renderDocument } from '../forms/forms.ts';
import { timeZone } from '../kernel/clock.ts';
import { formatNumber } from '../ui/format.ts';
import type { Test } from './schema.ts';
import type { SittingRow } from './store.ts';

/** Certificate of a passed test as PDF: A4, its code leads to the check. */
export function certificatePdf({
  test,
  sitting,
  agency,
  city,
  place,
}: {
  test: Test;
  sitting: SittingRow;
  agency: string;
  city: string;
  place: string;
}): Uint8Array {
  const at = sitting.endedAt ?? sitting.startedAt;
  const data = {
    form: { paper: 'a4', title: 'Giấy chứng nhận kết quả kiểm tra kiến thức', number: null },
    issuer: city,
    place,
    issuedAt: at.toString({ timeZone }),
    person: sitting.person,
    agency,
    test: test.fields.title,
    marks: formatNumber(Math.round((sitting.marks ?? 0) * 100) / 100, 'vi'),
    code: sitting.code ?? '',
  };
  return renderDocument('certificate.typ', { 'certificate.typ': template() }, data, at);
}

let text: string | undefined;
function template(): string {
  text ??= readFileSync(path.join(import.meta.dirname, 'templates/certificate.typ'), 'utf8');
  return text;
}
