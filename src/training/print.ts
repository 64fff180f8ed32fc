import { readFileSync } from 'node:fs';
import path from 'node:path';
import { qrSvg, renderDocument } from '../forms/forms.ts';
import { say } from '../kernel/messages.ts';
import { formatDay } from '../ui/format.ts';
import { checkCode, type Certificate } from './certificates.ts';
import { results } from './words.ts';

export type Letterhead = {
  readonly above: string;
  readonly issuer: string;
  readonly place: string;
  /** Where certificates are checked, as printed. */
  readonly address: string;
  /** Office and name, with a comma or on two lines; empty: left to be written by hand. */
  readonly signer: string;
};

/** Certificates as PDF, one sheet each; @throws RangeError when there is none to print. */
export function certificatePdf(
  secret: Buffer,
  certificates: readonly Certificate[],
  { signer, ...head }: Letterhead,
  at: Temporal.Instant,
): Uint8Array {
  if (certificates.length === 0) throw new RangeError('there is no certificate to print');
  const [office = '', ...name] = signer.split(/[,\n]/).map((part) => part.trim());
  const data = {
    ...head,
    signer: { office, name: name.join(' ') },
    form: { paper: 'a4', title: 'Chứng chỉ', number: null },
    certificates: certificates.map((certificate) => ({
      name: certificate.name,
      bornOn: certificate.bornOn,
      course: certificate.course,
      days: daysOf(certificate),
      result: say(results[certificate.result], 'vi'),
      number: certificate.number,
      issuedOn: certificate.issuedOn,
      code: checkCode(secret, certificate),
      qr: qrSvg(checkAddress(head.address, certificate.number, checkCode(secret, certificate))),
    })),
  };
  return renderDocument('certificate.typ', { 'certificate.typ': template() }, data, at);
}

/** Opens the check with number and code filled in; the name is for whoever holds the paper to type. */
function checkAddress(address: string, number: string, code: string): string {
  return `${address}?${new URLSearchParams({ number, code }).toString()}`;
}

function daysOf({ startsOn, endsOn }: Certificate): string {
  const day = (iso: string): string => formatDay(Temporal.PlainDate.from(iso));
  return endsOn === null ? `ngày ${day(startsOn)}` : `từ ngày ${day(startsOn)} đến ngày ${day(endsOn)}`;
}

let text: string | undefined;
function template(): string {
  text ??= readFileSync(path.join(import.meta.dirname, 'templates/certificate.typ'), 'utf8');
  return text;
}
