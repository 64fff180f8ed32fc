import { system } from '../kernel/access.ts';
import type { PackDraft, PackWords } from './demonstration-schema.ts';
import { issuerName, units } from './desk.ts';
import { dayAfter } from './effect.ts';
import type { Legislation } from './legislation.ts';
import type { Done } from './life.ts';
import { nineOn, type Made } from './making.ts';
import type { Day } from './schema.ts';

const stages = ['proposed', 'drafting', 'opinions', 'appraisal', 'submitted'] as const;

/** The pack’s drafts, each as far as it has come. */
export function makeDrafts(legislation: Legislation, words: PackWords, today: Day): Made[] {
  const city = units(legislation).find(({ parentId }) => parentId === null);
  if (city === undefined) return [];
  const idOf = (code: string): number => {
    const agency = legislation.organization.findAgency(code);
    if (agency === undefined) throw new RangeError(`the pack has no agency ${code}`);
    return agency.id;
  };
  return words.drafts
    .filter(({ startsOn }) => startsOn < today)
    .map((draft): Made => {
      const { kind, title, field, drafter, startsOn } = draft;
      const body = kind === 'resolution' ? 'council' : 'committee';
      const fields = {
        kind,
        title,
        field,
        body,
        level: 'city',
        agencyId: city.id,
        drafterId: idOf(drafter),
        issuer: issuerName(city.name, body),
      } as const;
      return {
        by: nineOn(system, startsOn),
        begun: {
          kind: 'proposed',
          data: { fields, need: 'Văn bản hiện hành không còn phù hợp sau khi sắp xếp đơn vị hành chính.' },
        },
        course: stepsOf(draft, words, idOf),
      };
    });
}

function stepsOf(
  { stage, asked, startsOn, procedures }: PackDraft,
  words: PackWords,
  idOf: (code: string) => number,
): Made['course'] {
  const reached = stages.indexOf(stage);
  const steps: { stage: number; after: number; done: Done }[] = [
    { stage: 1, after: 4, done: { kind: 'accept', data: {} } },
    {
      stage: 1,
      after: 20,
      done: {
        kind: 'assess',
        data: {
          adds: [],
          amends: procedures,
          abolishes: [],
          assessment:
            procedures.length === 0
              ? ''
              : 'Giảm thành phần hồ sơ, không phát sinh thêm thủ tục; chi phí tuân thủ giảm.',
        },
      },
    },
    {
      stage: 2,
      after: 25,
      done: { kind: 'ask', data: { agencyIds: asked.map(idOf), dueOn: dayAfter(startsOn, 55) } },
    },
    {
      stage: 2,
      after: 25,
      done: { kind: 'post', data: { from: dayAfter(startsOn, 25), until: dayAfter(startsOn, 55) } },
    },
    ...asked.slice(0, stage === 'opinions' ? 1 : undefined).map((code, index) => ({
      stage: 2,
      after: 30 + index,
      done: {
        kind: 'opine' as const,
        data: {
          agencyId: idOf(code),
          stance: index % 2 === 0 ? ('agree' as const) : ('changes' as const),
          words: words.opinions[index % words.opinions.length] ?? '',
        },
      },
    })),
    { stage: 3, after: 60, done: { kind: 'send-appraisal', data: {} } },
    {
      stage: 4,
      after: 70,
      done: {
        kind: 'appraise',
        data: {
          verdict: 'changes',
          isLegal: true,
          isConsistent: true,
          isFeasible: true,
          words: 'Dự thảo đúng thẩm quyền; đề nghị chỉnh lý Điều 4 và bổ sung điều khoản chuyển tiếp.',
        },
      },
    },
    {
      stage: 4,
      after: 75,
      done: { kind: 'submit', data: { words: 'Đã tiếp thu toàn bộ ý kiến thẩm định.' } },
    },
  ];
  return steps
    .filter((step) => step.stage <= reached)
    .map(({ after, done }) => ({ by: nineOn(system, dayAfter(startsOn, after)), done: () => done }));
}
