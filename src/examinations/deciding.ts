import { isRefusal, refuse, type Refusal } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import type { Examination, ExaminationEvent } from './life.ts';
import { findPart, getRules, isInForce } from './rule-sets.ts';
import type { ExaminationFields } from './schema.ts';
import { phaseWords } from './words.ts';
import { isOpenTo, type Command, type Papers } from './commands.ts';
import { decideSeats } from './deciding-seats.ts';

/** What a command makes happen, or why not. Pure: `today` is a day of the city. */
export function decide(
  state: Examination,
  command: Command,
  { today }: { today: string },
): ExaminationEvent[] | Refusal {
  if (!isOpenTo(state.phase, command.do)) {
    const phase = phaseWords[state.phase];
    return refuse(
      'conflict',
      t(
        `Kỳ thi đang ở bước "${phase.vi}" nên không làm được việc này.`,
        `The examination stands at "${phase.en}"; this cannot be done now.`,
      ),
    );
  }
  const decided = decideOpen(state, command, today);
  return isRefusal(decided) ? decided : [decided].flat();
}

const nothing: ExaminationEvent[] = [];

function decideOpen(
  state: Examination,
  command: Command,
  today: string,
): ExaminationEvent | readonly ExaminationEvent[] | Refusal {
  const rules = getRules(state.fields.rules);
  switch (command.do) {
    case 'change':
      return checkFields(command.fields) ?? { kind: 'changed', data: { fields: command.fields } };
    case 'askPosition': {
      const { id, agencyId, fields } = command;
      return { kind: 'position-asked', data: { ...fields, id, agencyId } };
    }
    case 'decidePosition': {
      const { id, quota, note } = command;
      if (!state.positions.some((one) => one.id === id)) return unknownPosition;
      return { kind: 'position-decided', data: { id, quota, note } };
    }
    case 'appointExaminers':
      return { kind: 'examiners-appointed', data: { accountIds: [...command.accountIds] } };
    case 'announce':
      if (state.positions.some((one) => one.state === 'asked')) return askedPositions;
      return state.positions.some((one) => one.state === 'approved')
        ? { kind: 'announced', data: {} }
        : noPositions;
    case 'openRegistration':
      return today < state.fields.registerFrom ? tooEarly(state) : { kind: 'registration-opened', data: {} };
    case 'register':
      return today < state.fields.registerFrom || today > state.fields.registerTo
        ? outOfTime(state)
        : nothing;
    case 'withdrawApplication':
    case 'judge':
      return nothing;
    case 'closeRegistration':
      return { kind: 'registration-closed', data: { candidates: command.candidates } };
    case 'seat':
      return decideSeats(command);
    case 'attend':
      return findPart(rules, command.part) === undefined ? unknownPart : notAgain(state, command.part);
    case 'closeSession':
      return closeSession(state, command);
    case 'mark':
      if (findPart(rules, command.part) === undefined) return unknownPart;
      if (state.sessions[command.part] === undefined) return notClosed;
      return state.sessions[command.part]?.state === 'settled' ? alreadySettled : nothing;
    case 'settleSession':
      return settleSession(state, command.part, command.papers);
    case 'compute':
      if (rules.parts.some(({ code }) => state.sessions[code]?.state !== 'settled') || command.waiting > 0)
        return notSettled;
      return { kind: 'computed', data: command.computed };
    case 'decideTie':
      return decideTie(state, command);
    case 'publish': {
      if ((state.computed?.openTies.length ?? 1) > 0) return tiesOpen;
      const appealsUntil = Temporal.PlainDate.from(today).add({ days: rules.appealDays }).toString();
      return { kind: 'published', data: { appealsUntil } };
    }
    case 'appeal':
      return appeal(state, command, today);
    case 'settleAppeal': {
      const { do: _, ...data } = command;
      return state.openAppeals.includes(command.appealId) ? { kind: 'appeal-settled', data } : settledAppeal;
    }
    case 'recognise':
      return recognise(state, command, today);
    case 'withdrawWinner': {
      const { candidateId, reason, hasWon } = command;
      return hasWon ? { kind: 'winner-withdrawn', data: { candidateId, reason } } : noWinner;
    }
    case 'close':
      return (state.computed?.openTies.length ?? 1) > 0 ? tiesOpen : { kind: 'closed', data: {} };
    case 'cancel':
      return { kind: 'cancelled', data: { reason: command.reason } };
  }
}

/** Why a plan cannot be: the rule set is not the law on the day of the examination. */
export function checkFields({ rules, registerFrom }: ExaminationFields): Refusal | null {
  const set = getRules(rules);
  if (isInForce(set, registerFrom)) return null;
  return refuse(
    'invalid',
    t(
      `Quy chế "${set.title.vi}" không có hiệu lực vào ngày bắt đầu nhận hồ sơ. Hãy chọn quy chế khác.`,
      `The rule set "${set.title.en}" is not in force on the day registration begins. Choose another.`,
    ),
    'rules',
  );
}

function closeSession(
  state: Examination,
  { part: code, sheet }: Extract<Command, { do: 'closeSession' }>,
): ExaminationEvent | Refusal {
  const rules = getRules(state.fields.rules);
  const part = findPart(rules, code);
  if (part === undefined) return unknownPart;
  if (state.sessions[code] !== undefined) return alreadyClosed;
  const isFirst = (one: { round: 1 | 2; code: string }) =>
    one.round === 1 && state.sessions[one.code]?.state !== 'settled';
  if (part.round === 2 && rules.parts.some(isFirst)) return firstRoundOpen;
  const { missing, digest, present, absent, expelled } = sheet;
  if (missing > 0) {
    return refuse(
      'conflict',
      t(
        `Còn ${missing} thí sinh chưa điểm danh ở buổi thi này.`,
        `The attendance of ${missing} candidates has not been entered.`,
      ),
    );
  }
  return { kind: 'session-closed', data: { part: code, present, absent, expelled, digest } };
}

function settleSession(state: Examination, part: string, papers: Papers): ExaminationEvent | Refusal {
  if (findPart(getRules(state.fields.rules), part) === undefined) return unknownPart;
  if (state.sessions[part] === undefined) return notClosed;
  if (state.sessions[part].state === 'settled') return alreadySettled;
  const { all, unread, differing, thirdReadings, digest } = papers;
  if (unread + differing > 0) {
    return refuse(
      'conflict',
      t(
        `Còn ${unread} bài chưa đủ hai lượt nhập điểm và ${differing} bài có hai lượt lệch nhau.`,
        `${unread} papers have not been entered twice, and of ${differing} the two entries differ.`,
      ),
    );
  }
  return { kind: 'session-settled', data: { part, papers: all, thirdReadings, digest } };
}

function decideTie(
  { computed }: Examination,
  { positionId, winners, reason }: Extract<Command, { do: 'decideTie' }>,
): ExaminationEvent | Refusal {
  const tie = computed?.openTies.find((one) => one.positionId === positionId);
  if (tie === undefined) return noTie;
  const chosen = [...new Set(winners)];
  if (chosen.length !== tie.places || !chosen.every((id) => tie.tied.includes(id))) {
    return refuse(
      'invalid',
      t(
        `Hãy chọn đúng ${tie.places} người trong số những người bằng điểm.`,
        `Choose exactly ${tie.places} of those who are equal.`,
      ),
      'winners',
    );
  }
  return { kind: 'tie-decided', data: { positionId, tied: [...tie.tied], winners: chosen, reason } };
}

function appeal(
  state: Examination,
  { appealId, candidateId, part: code }: Extract<Command, { do: 'appeal' }>,
  today: string,
): ExaminationEvent | Refusal {
  const part = findPart(getRules(state.fields.rules), code);
  if (part?.mayAppeal !== true) return noAppealAgainst;
  if (state.appealsUntil === null || today > state.appealsUntil) return appealsOver;
  return { kind: 'appeal-made', data: { appealId, candidateId, part: code } };
}

function recognise(
  state: Examination,
  { decision, inputs }: Extract<Command, { do: 'recognise' }>,
  today: string,
): ExaminationEvent | Refusal {
  if (state.appealsUntil !== null && today <= state.appealsUntil) return appealsRunning(state.appealsUntil);
  if (state.openAppeals.length > 0) return appealsOpen;
  if (state.computed === null || state.computed.inputs !== inputs) return stale;
  if (state.computed.openTies.length > 0) return tiesOpen;
  return { kind: 'recognised', data: { decision, winners: state.computed.winners } };
}

function notAgain({ sessions }: Examination, part: string): ExaminationEvent[] | Refusal {
  return sessions[part] === undefined ? nothing : alreadyClosed;
}

function tooEarly({ fields: { registerFrom } }: Examination): Refusal {
  const day = dayOf(registerFrom);
  return refuse('conflict', t(`Chưa đến ngày nhận hồ sơ (${day}).`, `Registration begins on ${day}.`));
}

function outOfTime({ fields }: Examination): Refusal {
  const [from, to] = [dayOf(fields.registerFrom), dayOf(fields.registerTo)];
  return refuse(
    'conflict',
    t(`Chỉ nhận hồ sơ từ ${from} đến hết ${to}.`, `Applications are taken from ${from} to ${to}.`),
  );
}

function appealsRunning(until: string): Refusal {
  const day = dayOf(until);
  return refuse(
    'conflict',
    t(`Thời hạn phúc khảo còn đến hết ngày ${day}.`, `Appeals are taken until the end of ${day}.`),
  );
}

function dayOf(day: string): string {
  return day.split('-').toReversed().join('/');
}

const conflict = (vi: string, en: string): Refusal => refuse('conflict', t(vi, en));
const unknownPosition = conflict('Kỳ thi không có vị trí này.', 'The examination has no such position.');
const unknownPart = conflict('Kỳ thi không có môn thi này.', 'The examination has no such part.');
const askedPositions = conflict(
  'Còn đề nghị chỉ tiêu chưa quyết định.',
  'Some requests for quotas have not been decided.',
);
const noPositions = conflict('Chưa có chỉ tiêu nào được duyệt.', 'No quota has been approved.');
const alreadyClosed = conflict(
  'Buổi thi này đã chốt điểm danh.',
  'The attendance of this session is closed.',
);
const notClosed = conflict(
  'Buổi thi này chưa chốt điểm danh.',
  'The attendance of this session is not closed yet.',
);
const alreadySettled = conflict('Điểm môn này đã chốt.', 'The marks of this part are settled.');
const firstRoundOpen = conflict('Chưa chốt điểm vòng 1.', 'The marks of round 1 are not settled yet.');
const notSettled = conflict('Chưa chốt điểm tất cả các môn.', 'Not every part is settled.');
const tiesOpen = conflict(
  'Còn trường hợp bằng điểm ở chỉ tiêu cuối cùng chưa quyết định.',
  'Equals at the edge of a quota have not been decided.',
);
const noTie = conflict('Vị trí này không có trường hợp bằng điểm.', 'There is no tie for this position.');
const settledAppeal = conflict('Đơn phúc khảo này đã giải quyết.', 'This appeal has been settled.');
const noAppealAgainst = refuse(
  'invalid',
  t('Không phúc khảo kết quả môn này theo quy chế.', 'The rules allow no appeal against this part.'),
  'part',
);
const appealsOver = conflict('Đã hết thời hạn phúc khảo.', 'The time for appeals is over.');
const appealsOpen = conflict('Còn đơn phúc khảo chưa giải quyết.', 'Some appeals have not been settled.');
const stale = conflict(
  'Điểm đã thay đổi sau lần tính gần nhất. Hãy tính lại kết quả.',
  'Marks have changed since the results were computed. Compute them again.',
);
const noWinner = conflict(
  'Thí sinh này không ở trong danh sách trúng tuyển.',
  'This candidate is no winner.',
);
