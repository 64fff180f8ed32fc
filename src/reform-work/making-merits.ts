import type { Entry, Step } from '../registers/registers.ts';
import type { Making } from './making.ts';

/** Initiatives, half of which are recognised and some spread. */
export function makeInitiatives(making: Making): Entry[] {
  const all = Object.entries(making.words.initiatives).flatMap(([field, names]) =>
    names.map((name) => ({ field, name })),
  );
  const seen = new Set<string>();
  const entries: Entry[] = [];
  while (entries.length < 90) {
    const { field, name } = making.pick(all);
    const agency = making.pick(making.agencies);
    if (seen.has(`${name} ${agency.id}`)) continue;
    seen.add(`${name} ${agency.id}`);
    const proposedOn = making.day();
    const judgedOn = proposedOn.add({ days: making.between(20, 60) });
    const marks = making.between(450, 980) / 10;
    const isGood = marks >= 65;
    const recognisedOn = judgedOn.add({ days: making.between(10, 40) });
    const steps: Step[] = [
      { by: making.officer, at: making.at(judgedOn), values: { marks }, to: 'judged' },
      isGood
        ? {
            by: making.officer,
            at: making.at(recognisedOn),
            values: { decision: decisionOf(recognisedOn, 700) },
            to: 'recognised',
          }
        : {
            by: making.officer,
            at: making.at(recognisedOn),
            to: 'declined',
            reason: 'Điểm hội đồng dưới 65',
          },
      ...(isGood && making.chance(0.35)
        ? [
            {
              by: making.officer,
              at: making.at(recognisedOn.add({ days: 120 })),
              values: { spreadTo: making.between(2, 30) },
              to: 'spread',
            },
          ]
        : []),
    ];
    entries.push({
      by: making.officer,
      at: making.at(proposedOn),
      values: {
        name,
        agency: agency.code,
        author: making.person(),
        field,
        proposedOn: proposedOn.toString(),
        content: making.pick(making.words.topics),
        benefit: making.pick(making.words.benefits),
      },
      course: making.until(steps),
    });
  }
  return entries;
}

/** Certificates of merit and others, decided at the end of the year they are for. */
export function makeCommendations(making: Making): Entry[] {
  const seen = new Set<string>();
  const entries: Entry[] = [];
  while (entries.length < 110) {
    const agency = making.pick(making.agencies);
    const kind = making.chance(0.4) ? 'collective' : 'person';
    const proposedOn = making.day();
    const name = kind === 'collective' ? agency.name : making.person();
    const title = making.pick(
      kind === 'collective' ? ['merit', 'excellence'] : ['merit', 'excellence', 'fighter'],
    );
    const key = `${name} ${agency.id} ${title} ${proposedOn.toString()}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const decidedOn = proposedOn.add({ days: making.between(15, 60) });
    const step: Step = making.chance(0.85)
      ? {
          by: making.officer,
          at: making.at(decidedOn),
          values: { decidedOn: decidedOn.toString(), decision: decisionOf(decidedOn, 1900) },
          to: 'awarded',
        }
      : {
          by: making.officer,
          at: making.at(decidedOn),
          to: 'declined',
          reason: 'Chưa đủ điều kiện theo quy chế',
        };
    entries.push({
      by: making.officer,
      at: making.at(proposedOn),
      values: {
        name,
        agency: agency.code,
        kind,
        title,
        achievement: making.pick(making.words.achievements),
        proposedOn: proposedOn.toString(),
        ...(kind === 'person' ? { post: 'Công chức' } : { indexScore: making.between(7200, 9650) / 100 }),
      },
      course: making.until([step]),
    });
  }
  return entries;
}

/** What is decided in a month is decided together. */
function decisionOf({ month }: Temporal.PlainDate, first: number): string {
  return `${first + month * 61}/QĐ-UBND`;
}
