import type { z } from 'zod';
import { t, type Text } from '../kernel/messages.ts';
import {
  Form01Receipt,
  Form02Supplement,
  Form03Refusal,
  Form04Apology,
  Form05Stop,
  Form06ControlSlip,
  Form07Register,
  type FormKind,
  type FormRules,
} from './schema.ts';

type FormKindFacts = {
  readonly schema: z.ZodObject;
  /** File of the template, in this room's `templates/` or in a city pack's `forms/`. */
  readonly template: string;
  /** A5 upright, or A4 lying: the register has thirteen columns. */
  readonly paper: 'a5' | 'a4';
  /** Number of the form by rule set; null: that circular has no such form, so no number is printed. */
  readonly number: Readonly<Record<FormRules, string | null>>;
  readonly title: Readonly<Record<FormRules, Text>>;
};

/** The statutory forms: Circular 03/2025/TT-VPCP annex I, and their numbers in Circular 01/2018/TT-VPCP. */
export const formKinds = {
  receipt: {
    schema: Form01Receipt,
    template: '01-receipt.typ',
    paper: 'a5',
    number: { '2018': '01', '2025': '01' },
    title: always(t('Giấy tiếp nhận hồ sơ và hẹn trả kết quả', 'Receipt and appointment')),
  },
  supplement: {
    schema: Form02Supplement,
    template: '02-supplement.typ',
    paper: 'a5',
    number: { '2018': '02', '2025': '02' },
    title: always(t('Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ', 'Request to supplement the dossier')),
  },
  refusal: {
    schema: Form03Refusal,
    template: '03-refusal.typ',
    paper: 'a5',
    number: { '2018': '03', '2025': '03' },
    title: always(t('Phiếu từ chối tiếp nhận giải quyết hồ sơ', 'Refusal to receive the dossier')),
  },
  apology: {
    schema: Form04Apology,
    template: '04-apology.typ',
    paper: 'a5',
    number: { '2018': '04', '2025': '04' },
    title: {
      '2018': t('Phiếu xin lỗi và hẹn lại ngày trả kết quả', 'Apology and new date'),
      '2025': t(
        'Văn bản xin lỗi và đề nghị gia hạn thời gian giải quyết',
        'Apology and request for more time',
      ),
    },
  },
  stop: {
    schema: Form05Stop,
    template: '05-stop.typ',
    paper: 'a5',
    number: { '2018': null, '2025': '05' },
    title: always(t('Thông báo dừng giải quyết hồ sơ', 'Notice of stopping')),
  },
  controlSlip: {
    schema: Form06ControlSlip,
    template: '06-control-slip.typ',
    paper: 'a5',
    number: { '2018': '05', '2025': '06' },
    title: always(t('Phiếu kiểm soát quá trình giải quyết hồ sơ', 'Process control slip')),
  },
  register: {
    schema: Form07Register,
    template: '07-register.typ',
    paper: 'a4',
    number: { '2018': '06', '2025': '07' },
    title: always(t('Sổ theo dõi hồ sơ', 'Register of dossiers')),
  },
} as const satisfies Record<FormKind, FormKindFacts>;

/** What a caller hands over to have a form printed, before defaults are filled in. */
export type FormInput<K extends FormKind> = z.input<(typeof formKinds)[K]['schema']>;

/** The same title under both circulars. */
function always(title: Text): Record<FormRules, Text> {
  return { '2018': title, '2025': title };
}
