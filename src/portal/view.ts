import { states, type Dossier, type State, type Step } from '../dossiers/schema.ts';
import { t, type Language, type Text } from '../kernel/messages.ts';
import { formatDay, formatMoney } from '../ui/format.ts';
import { milestoneWords, startedWords, stepWords, workingWords } from './words.ts';

/** An event as the public may know it: what kind, and when. */
export type PublicEvent = { readonly kind: string; readonly at: Temporal.Instant };

export type Milestone = {
  readonly id: string;
  readonly at: Temporal.Instant | null;
  readonly title: Text;
  readonly state: 'done' | 'now' | 'ahead' | 'stopped';
};

/** Time left in words, as the calendar counts it. */
export type TimeLeft = { readonly text: Text; readonly isOverdue: boolean };

/** Who has it since a reorganisation handed it over, the last of them when there were several. */
export type HandedOver = {
  readonly at: Temporal.Instant;
  readonly decision: string;
  readonly from: string;
  readonly to: AgencyView;
};
export type AgencyView = {
  readonly code: string;
  readonly name: string;
  /** Of the one-stop counter; empty while nobody has entered it. */
  readonly address: string;
  readonly phone: string;
};

/** What anybody who knows a code may see. */
export type BriefView = {
  readonly code: string;
  readonly state: State;
  readonly stateWords: Text;
  readonly dueAt: Temporal.Instant | null;
  readonly handedOver: HandedOver | null;
};

/** What the holder of the receipt sees besides: still no name and nothing of the papers. */
export type FullView = BriefView & {
  readonly procedure: string;
  readonly agency: AgencyView;
  readonly receivedAt: Temporal.Instant | null;
  readonly timeLeft: TimeLeft | null;
  readonly advice: Advice;
  readonly milestones: readonly Milestone[];
};

export function briefView(
  { code, state, dueAt, transfers }: Dossier,
  agencyOf: (id: number) => AgencyView,
): BriefView {
  const last = transfers.findLast(isWhole);
  const handedOver =
    last === undefined
      ? null
      : { at: last.at, decision: last.decision, from: agencyOf(last.from).name, to: agencyOf(last.to) };
  return { code, state, stateWords: states[state].words, dueAt, handedOver };
}

/** Whether the dossier itself went on; else only steps of it, which is no concern of the applicant. */
function isWhole({ from, to }: Dossier['transfers'][number]): boolean {
  return from !== to;
}

const ends: ReadonlySet<State> = new Set(['notReceived', 'withdrawn', 'stopped', 'returned']);

export function isClosed(state: State): boolean {
  return ends.has(state);
}

/** The course of a dossier: what happened, where it is now, what is ahead. */
export function milestones(
  dossier: Dossier,
  events: readonly PublicEvent[],
  nameOf: (agencyId: number) => string,
): Milestone[] {
  const past: Milestone[] = [];
  let isStarted = false;
  for (const [index, { kind, at }] of events.entries()) {
    const isFirstStep = kind === 'stepCompleted' && !isStarted;
    isStarted ||= kind === 'stepCompleted';
    const title =
      kind === 'transferred'
        ? handOverTitle(dossier, at, nameOf)
        : isFirstStep
          ? startedWords
          : milestoneWords[kind];
    if (title === undefined) continue;
    const isStop = kind === 'notReceived' || kind === 'withdrawn' || kind === 'stopped';
    past.push({ id: String(index), at, title, state: isStop ? 'stopped' : 'done' });
  }
  if (isClosed(dossier.state)) return past;
  const now = nowWords(dossier).map((title, index): Milestone => ({
    id: `now-${index}`,
    at: null,
    title,
    state: 'now',
  }));
  return [...past, ...now, ...ahead(dossier)];
}

/** Undefined where only steps of it went on. */
function handOverTitle(
  { transfers }: Dossier,
  at: Temporal.Instant,
  nameOf: (agencyId: number) => string,
): Text | undefined {
  const whole = transfers.find((transfer) => transfer.at.equals(at) && isWhole(transfer));
  if (whole === undefined) return undefined;
  const name = nameOf(whole.to);
  return t(
    `Chuyển sang ${name} giải quyết do sắp xếp tổ chức; mã hồ sơ và ngày hẹn giữ nguyên`,
    `Handed over to ${name} by a reorganisation; code and due date stay as they are`,
  );
}

function ahead({ state, dueAt }: Dossier): Milestone[] {
  const handOver: Milestone = {
    id: 'return',
    at: null,
    title: t('Trả kết quả cho bạn', 'Hand over the result'),
    state: 'ahead',
  };
  if (state === 'resolved' || dueAt === null) return [handOver];
  const day = formatDay(dueAt);
  return [{ ...handOver, title: t(`Trả kết quả, hẹn ngày ${day}`, `Hand over the result, due ${day}`) }];
}

/** Where it stands, without repeating what several open steps of one kind say. */
function nowWords(dossier: Dossier): Text[] {
  const { state, steps, calls } = dossier;
  if (state === 'registered') return [t('Chờ cơ quan tiếp nhận', 'Waiting to be received')];
  if (state === 'supplementRequested') return [t('Chờ bạn bổ sung giấy tờ', 'Waiting for your papers')];
  if (state === 'paymentRequested') return [stepWords['payment'] ?? workingWords];
  if (state === 'resolved') return [t('Kết quả chờ bạn đến nhận', 'The result waits for you')];
  const open = steps
    .filter((step: Step) => step.closedAt === null)
    .map((step) => stepWords[step.kind] ?? workingWords);
  const isElsewhere = calls.some((call) => call.outcome === null);
  const linked = isElsewhere
    ? [t('Cơ quan phối hợp đang làm phần việc của mình', 'Another agency is doing its part')]
    : [];
  const all = [...new Map([...open, ...linked].map((text) => [text.en, text])).values()];
  return all.length === 0 ? [workingWords] : all;
}

/** What the applicant does next; `isAsked` when it is their turn. */
export type Advice = { readonly isAsked: boolean; readonly title: Text; readonly text: Text };

export function advice(dossier: Dossier): Advice {
  return advices[dossier.state](dossier);
}

const advices: Record<State, (dossier: Dossier) => Advice> = {
  registered: () =>
    waitFor(
      t(
        'Cơ quan sẽ xem hồ sơ và gửi giấy hẹn cho bạn.',
        'The agency will look at the dossier and send a receipt.',
      ),
    ),
  received: untilDue,
  processing: untilDue,
  supplementRequested: () => ({
    isAsked: true,
    title: t('Mời bạn bổ sung giấy tờ', 'Please bring further papers'),
    text: t(
      'Mang các giấy tờ ghi trong phiếu yêu cầu bổ sung đến bộ phận Một Cửa dưới đây. Thời gian chờ không tính vào hạn giải quyết; khi bạn nộp đủ, ngày hẹn được tính lại.',
      'Bring the papers named in the request to the one-stop counter below. Waiting does not count towards the deadline; once you have handed them in, the due date is counted anew.',
    ),
  }),
  paymentRequested: toPay,
  resolved: () => ({
    isAsked: true,
    title: t('Mời bạn đến nhận kết quả', 'Please collect the result'),
    text: t(
      'Đến bộ phận Một Cửa dưới đây trong giờ làm việc, mang theo giấy hẹn và giấy tờ tùy thân.',
      'Come to the one-stop counter below in office hours; bring the receipt and your identity card.',
    ),
  }),
  notReceived: unfinished,
  stopped: unfinished,
  withdrawn: () =>
    ended(t('Hồ sơ đã được rút theo yêu cầu của bạn.', 'The dossier was withdrawn as you asked.')),
  returned: () => ended(t('Kết quả đã được trao. Cảm ơn bạn.', 'The result was handed over. Thank you.')),
};

function untilDue({ dueAt }: Dossier): Advice {
  if (dueAt === null)
    return waitFor(t('Cơ quan sẽ báo khi có kết quả.', 'The agency will tell you when the result is there.'));
  const day = formatDay(dueAt);
  return waitFor(
    t(
      `Hãy đến nhận kết quả vào ngày ${day}, mang theo giấy hẹn.`,
      `Come for the result on ${day} and bring the receipt.`,
    ),
  );
}

function toPay({ amountDue }: Dossier): Advice {
  const amount = (language: Language): string | null =>
    amountDue === null ? null : formatMoney(amountDue, language, { zero: 'number' });
  return {
    isAsked: true,
    title: t('Mời bạn nộp tiền', 'Please pay'),
    text: t(
      `Nộp ${amount('vi') ?? 'số tiền ghi trong thông báo'} tại bộ phận Một Cửa dưới đây hoặc theo hướng dẫn trong thông báo. Nộp xong, cơ quan làm tiếp ngay.`,
      `Pay ${amount('en') ?? 'the amount in the notice'} at the one-stop counter below or as the notice says. Work goes on as soon as it is paid.`,
    ),
  };
}

function unfinished(): Advice {
  return ended(
    t(
      'Lý do ghi trong thông báo đã gửi cho bạn. Nếu chưa rõ, hãy hỏi bộ phận Một Cửa dưới đây.',
      'The reason stands in the notice you were sent. Ask the one-stop counter below if it is not clear.',
    ),
  );
}

function waitFor(text: Text): Advice {
  return {
    isAsked: false,
    title: t('Bạn chưa phải làm gì thêm', 'There is nothing you need to do now'),
    text,
  };
}

function ended(text: Text): Advice {
  return { isAsked: false, title: t('Hồ sơ đã kết thúc', 'The dossier is closed'), text };
}
