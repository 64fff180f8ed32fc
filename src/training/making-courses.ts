import type { Entry } from '../registers/registers.ts';
import { spread, type Making } from './making.ts';

const first = '2011-01-10';
const last = '2015-03-27';

/** The courses of the report's years: people are shared out so that each kind's add up to what the pack says. */
export function makePastCourses({ pack, by, agencies, pick, at }: Making): Entry[] {
  return pack.past.flatMap(({ name, people, courses, ...rest }, kind) =>
    Array.from({ length: courses }, (_, index) => {
      const startsOn = spread(first, last, index, courses).add({ days: kind % 5 });
      const endsOn = startsOn.add({ days: 4 + ((index * 7 + kind) % 50) });
      const share = Math.floor(people / courses) + (index < people % courses ? 1 : 0);
      return {
        by,
        at: at(startsOn.subtract({ days: 25 })),
        values: {
          ...rest,
          name: `${name}, lớp ${index + 1}`,
          agency: pick(agencies, index * 31 + kind).code,
          place: 'home',
          startsOn: startsOn.toString(),
          endsOn: endsOn.toString(),
          people: share,
          cost: share * (400 + ((index * 13) % 9) * 50) * 1000,
        },
        course: [
          { by, at: at(startsOn), to: 'held' },
          { by, at: at(endsOn), to: 'finished' },
        ],
      };
    }),
  );
}

/** Courses around today. */
export function makeRecentCourses({ pack, by, agencies, today, at, until, now }: Making): Entry[] {
  const holder = agencies.find(({ code }) => code.endsWith('.02')) ?? agencies[0];
  if (holder === undefined) return [];
  return pack.recent.map(({ daysFromNow, days, people, ...rest }) => {
    const startsOn = today.add({ days: daysFromNow });
    const endsOn = startsOn.add({ days });
    const planned = at(startsOn.subtract({ days: 40 }));
    return {
      by,
      at: Temporal.Instant.compare(planned, now) < 0 ? planned : now,
      values: {
        ...rest,
        agency: holder.code,
        place: 'home',
        startsOn: startsOn.toString(),
        endsOn: endsOn.toString(),
        quota: people,
        signer: pack.signer,
        cost: people * 900_000,
      },
      course: until([
        { by, at: at(startsOn), values: { people }, to: 'held' },
        { by, at: at(endsOn), to: 'finished' },
      ]),
    };
  });
}

/** Those who attend the recent courses; who was at one that is over has a certificate. */
export function makeAttendance(making: Making, courses: readonly Entry[], ids: readonly number[]): Entry[] {
  const { by, agencies, pick, name, at, until, now } = making;
  return courses.flatMap(({ values }, course) => {
    const startsOn = Temporal.PlainDate.from(String(values['startsOn']));
    const endsOn = Temporal.PlainDate.from(String(values['endsOn']));
    const joinedOn = startsOn.subtract({ days: 6 });
    if (Temporal.Instant.compare(at(joinedOn), now) > 0) return [];
    const issuedOn = endsOn.add({ days: 4 });
    return Array.from({ length: Number(values['quota']) }, (_, index): Entry => {
      const person = course * 100 + index;
      const isAbsent = index % 12 === 11;
      const result = pick(['excellent', 'good', 'good', 'fair', 'fair', 'passed', 'failed'], person);
      return {
        by,
        at: at(joinedOn),
        values: {
          name: name(person * 11 + 5),
          bornOn: spread('1970-01-15', '1999-11-20', person % 97, 97).toString(),
          agency: pick(agencies, person + 3).code,
          course: ids[course],
          joinedOn: joinedOn.toString(),
        },
        course: until(
          isAbsent
            ? [{ by, at: at(startsOn), to: 'absent', reason: 'Bận công tác đột xuất' }]
            : [
                { by, at: at(endsOn), values: { result }, to: 'attended' },
                ...(result === 'failed'
                  ? []
                  : [
                      {
                        by,
                        at: at(issuedOn),
                        values: {
                          certificateNo: `${String(person + 1).padStart(4, '0')}/${issuedOn.year}/CC-ĐTBD`,
                          issuedOn: issuedOn.toString(),
                        },
                        to: 'certified',
                      },
                    ]),
              ],
        ),
      };
    });
  });
}
