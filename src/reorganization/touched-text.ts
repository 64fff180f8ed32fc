import { t, type Text } from '../kernel/messages.ts';
import { quotaKindWords } from '../organization/organization.ts';
import { QuotaKind } from '../organization/schema.ts';

/** Name of a register by its code. */
export type RegisterName = (code: string) => Text;

/** What a row about other work is called: quotas, seats, schemes and registers are kept as a code and a number. */
export function touchedText(part: string, title: string, registerName: RegisterName): Text {
  const [code = '', number = ''] = title.split(' ');
  if (part === 'registers') {
    const { vi, en } = registerName(code);
    return t(`${vi}: ${number} dòng`, `${en}: ${number} rows`);
  }
  if (part === 'seats') {
    const [position = '', seat = ''] = title.split('/');
    return t(`Vị trí ${position}, chỗ ${seat}`, `Position ${position}, seat ${seat}`);
  }
  if (part === 'schemes') return t(`Đề án lần ${title}`, `Scheme no. ${title}`);
  const kind = QuotaKind.safeParse(code);
  if (part !== 'quotas' || !kind.success) return t(title, title);
  const { vi, en } = quotaKindWords[kind.data];
  return t(`${vi}: ${number} biên chế`, `${en}: ${number} posts`);
}
