import { t, type Text } from '../kernel/messages.ts';
import { formatMoment, formatMoney } from '../ui/format.ts';
import type { HandOver, Happened } from './events.ts';
import { payWays, returnWays, timelinessWords } from './words.ts';

/** What an event's words need to know of the dossier around it. */
export type EventNames = {
  stepName(number: number): string;
  /** The label that the drawing gives an outcome. */
  outcomeLabel(step: number, outcome: string): Text;
  nameOf(accountId: number): string;
  agencyName(id: number): string;
};

/** An event in words: what happened, and what was said with it. */
export type EventWords = {
  readonly title: Text;
  readonly details: readonly Text[];
  /** Words that a person wrote: a reason, a note. */
  readonly quote: string;
};

export function eventWords(event: Happened, names: EventNames): EventWords {
  switch (event.kind) {
    case 'registered':
      return words(t('Đăng ký hồ sơ', 'Dossier registered'));
    case 'received':
      return words(t('Tiếp nhận hồ sơ', 'Dossier received'), [
        ...(event.data.dueAt === null ? [] : [due(event.data.dueAt)]),
        ...opened(event.data.movement.opened, names),
      ]);
    case 'notReceived':
      return words(t('Từ chối tiếp nhận', 'Not received'), [], event.data.reason);
    case 'stepAssigned': {
      const { step, assigneeId, note } = event.data;
      const name = names.stepName(step);
      if (assigneeId === null) {
        return words(t(`Trả lại bước "${name}" để phân công`, `Step "${name}" given back`), [], note);
      }
      const person = names.nameOf(assigneeId);
      return words(t(`Giao bước "${name}" cho ${person}`, `Step "${name}" given to ${person}`), [], note);
    }
    case 'stepCompleted': {
      const { step, outcome, note, movement } = event.data;
      const name = names.stepName(step);
      const label = outcome === null ? null : names.outcomeLabel(step, outcome);
      const title =
        label === null
          ? t(`Xong bước "${name}"`, `Step "${name}" done`)
          : t(`Xong bước "${name}": ${label.vi}`, `Step "${name}" done: ${label.en}`);
      return words(title, opened(movement.opened, names), note);
    }
    case 'timerFired':
      return words(
        t('Hết thời gian chờ của quy trình', 'A waiting time of the process ran out'),
        opened(event.data.movement.opened, names),
      );
    case 'linkedStarted':
      return words(t(`Mở hồ sơ liên thông ${event.data.code}`, `Linked dossier ${event.data.code} opened`));
    case 'linkedReturned': {
      const { code, outcome, movement } = event.data;
      const title =
        outcome === 'returned'
          ? t(`Có kết quả của hồ sơ liên thông ${code}`, `Linked dossier ${code} brought its result`)
          : t(
              `Hồ sơ liên thông ${code} kết thúc không có kết quả`,
              `Linked dossier ${code} ended without one`,
            );
      return words(title, opened(movement.opened, names));
    }
    case 'supplementRequested':
      return words(
        t('Yêu cầu bổ sung giấy tờ', 'Supplement requested'),
        event.data.papers.map((paper) => t(`Cần bổ sung: ${paper}`, `Needed: ${paper}`)),
        event.data.reason,
      );
    case 'supplemented':
      return words(t('Đã nhận giấy tờ bổ sung', 'Supplement received'), newDue(event.data.dueAt));
    case 'paymentRequested': {
      const { amount, reason } = event.data;
      const asked = amount === null ? [] : [money(amount)];
      return words(t('Yêu cầu thực hiện nghĩa vụ tài chính', 'Payment requested'), asked, reason);
    }
    case 'paid': {
      const { amount, way, dueAt } = event.data;
      const by = wordsOf(payWays, way);
      return words(t('Người nộp đã nộp tiền', 'The applicant has paid'), [
        money(amount),
        ...(by === null ? [] : [by]),
        ...newDue(dueAt),
      ]);
    }
    case 'extended': {
      const { from, to, reason } = event.data;
      return words(
        t('Xin lỗi và hẹn lại ngày trả', 'Apology and a new date'),
        [
          t(
            `Từ ${moment(from, 'vi')} sang ${moment(to, 'vi')}`,
            `From ${moment(from, 'en')} to ${moment(to, 'en')}`,
          ),
        ],
        reason,
      );
    }
    case 'filesAttached':
      return words(
        t('Đính kèm tệp', 'Files attached'),
        event.data.files.map((file) => t(`Tệp ${file.name}`, `File ${file.name}`)),
      );
    case 'receiptCorrected':
      return words(t('Sửa thông tin và cấp lại giấy hẹn', 'Receipt corrected'), [], event.data.reason);
    case 'withdrawn':
      return words(t('Công dân rút hồ sơ', 'Withdrawn by the applicant'), [], event.data.reason);
    case 'stopped':
      return words(t('Dừng xử lý', 'Stopped'), [], event.data.reason);
    case 'resolved': {
      const { result, timeliness } = event.data;
      const title =
        result === 'granted'
          ? t('Đã xử lý xong, có kết quả', 'Resolved, the result is ready')
          : t('Đã xử lý xong, không đồng ý', 'Resolved, refused in writing');
      return words(title, timeliness === null ? [] : [timelinessWords[timeliness]]);
    }
    case 'returned': {
      const { receivedBy, way } = event.data;
      const by = wordsOf(returnWays, way);
      return words(t('Trả kết quả', 'Result handed over'), [
        t(`Người nhận: ${receivedBy}`, `Received by: ${receivedBy}`),
        ...(by === null ? [] : [by]),
      ]);
    }
    case 'transferred':
      return handedOver(event.data, names);
  }
}

function handedOver({ decision, from, to, steps }: HandOver, names: EventNames): EventWords {
  const [old, present] = [names.agencyName(from), names.agencyName(to)];
  const title =
    from === to
      ? t('Chuyển bước xử lý do sắp xếp tổ chức', 'Steps handed over by a reorganisation')
      : t(
          `Chuyển hồ sơ từ ${old} sang ${present} do sắp xếp tổ chức`,
          `Handed over from ${old} to ${present} by a reorganisation`,
        );
  return words(title, [
    t(`Theo ${decision}`, `By ${decision}`),
    t('Mã hồ sơ, giấy hẹn và ngày hẹn giữ nguyên', 'Code, receipt and due date stay as they are'),
    ...steps.map(({ step, to: agencyId }) => {
      const [name, agency] = [names.stepName(step), names.agencyName(agencyId)];
      return t(`Bước "${name}" nay do ${agency} xử lý`, `The step "${name}" is now at ${agency}`);
    }),
  ]);
}

function words(title: Text, details: readonly Text[] = [], quote = ''): EventWords {
  return { title, details, quote };
}

function opened(steps: readonly { name: string; agencyId: number }[], names: EventNames): Text[] {
  return steps.map(({ name, agencyId }) => {
    const agency = names.agencyName(agencyId);
    return t(`Chuyển đến bước "${name}" (${agency})`, `Goes to the step "${name}" (${agency})`);
  });
}

function due(at: string): Text {
  return t(`Hẹn trả ${moment(at, 'vi')}`, `Due ${moment(at, 'en')}`);
}

function newDue(at: string | null): Text[] {
  return at === null ? [] : [t(`Ngày hẹn mới ${moment(at, 'vi')}`, `New due date ${moment(at, 'en')}`)];
}

function money(amount: number): Text {
  const [vi, en] = [
    formatMoney(amount, 'vi', { zero: 'number' }),
    formatMoney(amount, 'en', { zero: 'number' }),
  ];
  return t(`Số tiền ${vi}`, `Amount ${en}`);
}

function moment(at: string, language: 'vi' | 'en'): string {
  return formatMoment(Temporal.Instant.from(at), language);
}

function wordsOf(table: Readonly<Record<string, Text>>, key: string): Text | null {
  return Object.hasOwn(table, key) ? (table[key] ?? null) : null;
}
