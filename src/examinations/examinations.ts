import {
  appeal,
  checkResults,
  computeResults,
  decideTie,
  recognise,
  settleAppeal,
  withdrawWinner,
} from './results.ts';
import { judge, lookUp, register, withdrawApplication } from './applying.ts';
import { act, type Desk } from './desk.ts';
import type { Examination } from './life.ts';
import { appointExaminers, askPositions, change, decidePositions, plan } from './planning.ts';
import { attend, closeSession, enterMarks, seat, settleSession } from './sitting.ts';
import { countCandidates } from './store-candidates.ts';
import { getExamination, type By } from './store.ts';

export { examinationIndicators } from './indicators.ts';
export type { Desk, Sealing, Vacancy } from './desk.ts';
export { handOverPositions, openPositionsOf } from './handing-over.ts';
export { readExaminations } from './permissions.ts';

/** Steps that need nothing but the command. */
export type Step = 'announce' | 'openRegistration' | 'publish' | 'close';

/** What can be done with examinations; every one refuses in words what is not open. */
export type Examinations = ReturnType<typeof createExaminations>;

export function createExaminations(desk: Desk) {
  return {
    desk,
    plan: plan.bind(null, desk),
    change: change.bind(null, desk),
    askPositions: askPositions.bind(null, desk),
    decidePositions: decidePositions.bind(null, desk),
    appointExaminers: appointExaminers.bind(null, desk),
    step: (by: By, id: number, step: Step): Promise<Examination> => act(desk, by, id, () => ({ do: step })),
    cancel: (by: By, id: number, reason: string): Promise<Examination> =>
      act(desk, by, id, () => ({ do: 'cancel', reason })),
    register: register.bind(null, desk),
    lookUp: lookUp.bind(null, desk),
    withdrawApplication: withdrawApplication.bind(null, desk),
    closeRegistration: (by: By, id: number): Promise<Examination> =>
      act(desk, by, id, async (_, tx) => {
        const counts = await countCandidates(tx, id);
        return { do: 'closeRegistration', candidates: counts.get('registered') ?? 0 };
      }),
    judge: judge.bind(null, desk),
    seat: seat.bind(null, desk),
    attend: attend.bind(null, desk),
    closeSession: closeSession.bind(null, desk),
    enterMarks: enterMarks.bind(null, desk),
    settleSession: settleSession.bind(null, desk),
    compute: computeResults.bind(null, desk),
    check: checkResults.bind(null, desk),
    decideTie: decideTie.bind(null, desk),
    appeal: appeal.bind(null, desk),
    settleAppeal: settleAppeal.bind(null, desk),
    recognise: recognise.bind(null, desk),
    withdrawWinner: withdrawWinner.bind(null, desk),
    get: (id: number): Promise<Examination> => getExamination(desk.house.db, id),
  };
}
