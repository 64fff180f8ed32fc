import type { Office, ReportCity, ReportDocument } from './schema.ts';

/** What surrounds the text of an official document, in words (Decree 30/2020/NĐ-CP, annex I). */
export type Surroundings = {
  readonly authority: string;
  readonly nation: string;
  readonly motto: string;
  readonly number: string;
  /** `Cần Thơ, ngày 24 tháng 6 năm 2015` */
  readonly placeAndDay: string;
  readonly kind: string;
  readonly subject: string;
  readonly recipients: readonly string[];
  readonly signing: readonly string[];
  readonly signer: string;
  /** Said on top of what is no real document; empty otherwise. */
  readonly remark: string;
  /** In which knowledge the figures are. */
  readonly asOf: string;
};

export function surroundings(document: ReportDocument, office: Office, city: ReportCity): Surroundings {
  const { title } = document;
  // "Báo cáo" is the kind of the document; what follows is what it is about.
  const about = title.replace(/^báo cáo\s+/i, '');
  return {
    authority: city.authority.toUpperCase(),
    nation: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
    motto: 'Độc lập - Tự do - Hạnh phúc',
    number: `Số: ${office.number === '' ? '        /BC-UBND' : office.number}`,
    placeAndDay: `${city.shortName}, ${dayText(office.signedOn)}`,
    kind: 'BÁO CÁO',
    subject: about.charAt(0).toUpperCase() + about.slice(1),
    recipients: office.recipients.map(
      (line, index) => `- ${line}${index === office.recipients.length - 1 ? '.' : ';'}`,
    ),
    signing: [office.authority, office.capacity].filter((line) => line !== ''),
    signer: office.signer,
    remark: office.isDemonstration ? 'Bản minh họa, không có giá trị hành chính' : '',
    asOf:
      document.asOf === null
        ? ''
        : `Số liệu được chốt theo tình hình biết đến hết ngày ${shortDay(document.asOf)}.`,
  };
}

/** Days below ten and the months January and February have a zero before them. */
function dayText(signedOn: string): string {
  if (signedOn === '') return 'ngày      tháng      năm        ';
  const day = Temporal.PlainDate.from(signedOn);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `ngày ${two(day.day)} tháng ${day.month < 3 ? two(day.month) : day.month} năm ${day.year}`;
}

function shortDay(iso: string): string {
  return iso.split('-').toReversed().join('/');
}
