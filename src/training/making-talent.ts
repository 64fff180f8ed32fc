import type { Entry } from '../registers/registers.ts';
import { spread, type Making } from './making.ts';

/** Sponsored study: those back by the report, those still abroad then, and some since. */
export function makeStudies(making: Making): Entry[] {
  const { pack, by, today, at, until, pick, name, agencies } = making;
  const { returned, studying, programmes, countries, workplaces } = pack.abroad;
  const recent = 12;
  return Array.from({ length: returned + studying + recent }, (_, index): Entry => {
    const startedOn =
      index < returned
        ? spread('2005-09-05', '2012-09-10', index, returned)
        : index < returned + studying
          ? spread('2013-09-02', '2014-10-06', index - returned, studying)
          : spread('2021-09-06', '2025-09-08', index - returned - studying, recent);
    const endedOn = startedOn.add({ months: 24, days: (index * 11) % 40 });
    const multiple = startedOn.year < 2018 ? 3 : 2;
    const commitmentMonths = 24 * multiple;
    const bound = endedOn.add({ months: commitmentMonths });
    // Some leave after the report's years, before they have served what they committed to.
    const leaves = index % 17 === 16 && endedOn.year > 2010;
    const leftOn = endedOn.add({ months: Math.floor(commitmentMonths * 0.7) });
    const decidedOn = leftOn.add({ days: 45 });
    const served = Temporal.PlainDate.compare(bound, today) <= 0;
    return {
      by,
      at: at(startedOn),
      values: {
        name: name(index * 13 + 700),
        agency: pick(agencies, index + 50).code,
        programme: pick(programmes, index * 3),
        level: index % 9 === 4 ? 'doctor' : 'master',
        country: pick(countries, index * 5 + 1),
        startedOn: startedOn.toString(),
        dueOn: startedOn.add({ months: 24 }).toString(),
        cost: 380_000_000 + ((index * 37) % 50) * 9_000_000,
        commitmentMonths,
        yearsBefore: 2 + (index % 9),
        ...(index % 3 === 1 ? { isReduced: true } : {}),
      },
      course: until([
        {
          by,
          at: at(endedOn),
          values: { endedOn: endedOn.toString(), outcome: 'returned', workplace: pick(workplaces, index) },
          to: 'serving',
        },
        ...(leaves
          ? [
              {
                by,
                at: at(decidedOn),
                values: {
                  outcome: 'returned',
                  leftOn: leftOn.toString(),
                  repaymentDecision: `${120 + index}/QĐ-UBND`,
                  repaymentOn: decidedOn.toString(),
                },
                to: 'breached',
                reason: 'Đơn phương chấm dứt hợp đồng khi chưa phục vụ đủ thời gian cam kết',
              },
            ]
          : served
            ? [{ by, at: at(bound), to: 'fulfilled' }]
            : []),
      ]),
    };
  });
}

/** What those who left have paid back so far: a first part each. */
export function makeRepayments(
  { by, at, now }: Making,
  studies: readonly Entry[],
  ids: readonly number[],
): Entry[] {
  return studies.flatMap(({ values, course = [] }, index) => {
    const breach = course.find(({ to }) => to === 'breached');
    const decided = breach?.values?.['repaymentOn'];
    if (typeof decided !== 'string' || index % 2 === 1) return [];
    const paidOn = Temporal.PlainDate.from(decided).add({ days: 60 });
    if (Temporal.Instant.compare(at(paidOn), now) > 0) return [];
    return [
      {
        by,
        at: at(paidOn),
        values: {
          study: ids[index],
          agency: values['agency'],
          paidOn: paidOn.toString(),
          amount: 50_000_000,
          voucher: `C1-02/NS ${index + 301}`,
        },
      },
    ];
  });
}

export function makePolicies({ pack, by, at, agencies }: Making): Entry[] {
  const keeper = agencies.find(({ code }) => code.endsWith('.02')) ?? agencies[0];
  return pack.policies.map(({ startsOn, endsOn, ...rest }) => ({
    by,
    at: at(Temporal.PlainDate.from(startsOn)),
    values: { ...rest, agency: keeper?.code, startsOn, ...(endsOn === null ? {} : { endsOn }) },
    course: endsOn === null ? [] : [{ by, at: at(Temporal.PlainDate.from(endsOn)), to: 'ended' }],
  }));
}

/** The people of the report's years, one in December 2010 before them, and some of late. */
export function makeCases(making: Making, policies: readonly number[]): Entry[] {
  const { pack, by, today, at, pick, name, agencies } = making;
  let person = 0;
  const policyOf = (kind: string, isNew: boolean): number | undefined =>
    policies[
      Math.max(
        pack.policies.findLastIndex((policy) => policy.kind === kind && (isNew || policy.endsOn !== null)),
        0,
      )
    ];
  const entry = (kind: string, group: string, decidedOn: Temporal.PlainDate, isNew: boolean): Entry => {
    person += 1;
    const proposedOn = decidedOn.subtract({ days: 20 });
    const amount = pack.policies.find((policy) => policy.kind === kind)?.amount ?? 0;
    return {
      by,
      at: at(decidedOn),
      values: {
        name: name(person * 17 + 3000),
        agency: pick(agencies, person).code,
        kind,
        group,
        policy: policyOf(kind, isNew),
        proposedOn: proposedOn.toString(),
        decision: `${100 + ((person * 7) % 2900)}/QĐ-UBND`,
        decidedOn: decidedOn.toString(),
        amount,
      },
      course: [{ by, at: at(decidedOn), to: 'granted' }],
    };
  };
  const before = entry('attracted', 'bachelor', Temporal.PlainDate.from('2010-12-20'), false);
  const past = pack.cases.flatMap(({ kind, group, count }, line) =>
    Array.from({ length: count }, (_, index) =>
      entry(kind, group, spread('2011-02-14', '2015-03-30', index, count).subtract({ days: line }), false),
    ),
  );
  const recent = Array.from({ length: 24 }, (_, index) =>
    entry(
      index % 3 === 0 ? 'attracted' : 'supported',
      index % 4 === 0 ? 'doctor' : 'master',
      today.subtract({ days: 20 + index * 40 }),
      true,
    ),
  );
  return [before, ...past, ...recent];
}

/** What was granted is paid a month later: to some of those attracted, and to all of late. */
export function makePayments(
  { by, at, now }: Making,
  cases: readonly Entry[],
  ids: readonly number[],
): Entry[] {
  return cases.flatMap(({ values }, index) => {
    const decidedOn = Temporal.PlainDate.from(String(values['decidedOn']));
    const paidOn = decidedOn.add({ days: 30 });
    const isPaid = (values['kind'] === 'attracted' && index % 3 === 0) || decidedOn.year > 2020;
    if (!isPaid || Temporal.Instant.compare(at(paidOn), now) > 0) return [];
    return [
      {
        by,
        at: at(paidOn),
        values: {
          case: ids[index],
          agency: values['agency'],
          paidOn: paidOn.toString(),
          amount: values['amount'],
          voucher: `PC ${index + 11}`,
        },
      },
    ];
  });
}
