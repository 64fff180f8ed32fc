import { figureText } from '../indicators/indicators.ts';
import type { Period } from '../indicators/schema.ts';
import { statuses, type Programme, type TargetReading } from '../programme/programme.ts';
import type { ReformIndex } from '../reform-index/reform-index.ts';
import { t } from '../kernel/messages.ts';
import type { Organization } from '../organization/organization.ts';
import { isReached, thresholdWords } from './figure-words.ts';
import { kindOf } from './period.ts';
import type { ReportRooms, ReportTarget } from './rooms.ts';

type Rooms = {
  readonly programme: Programme;
  readonly reformIndex: ReformIndex;
  readonly organization: Pick<Organization, 'getAgency'>;
};

/** What reports take from the programme and the reform index, as this city keeps them. */
export function steeringRegisters({
  programme,
  reformIndex,
  organization,
}: Rooms): Pick<ReportRooms, 'targetsOn' | 'registers'> {
  async function publishedPlans({ from, to }: Period, asOf: Temporal.PlainDate | null) {
    const all = await programme.programmes({ answer: true, ...known(asOf) });
    return all
      .flatMap((entry) => entry.plans)
      .filter(
        ({ fields, own }) =>
          own.isPublished && fields.startsOn <= to.toString() && fields.endsOn >= from.toString(),
      );
  }

  /** Published plans whose time meets a period: for a mid-term report those of several years, else yearly ones. */
  async function plansIn(period: Period, asOf: Temporal.PlainDate | null) {
    const met = await publishedPlans(period, asOf);
    const wanted = kindOf(period) === 'mid-term' ? 'period' : 'year';
    const fitting = met.filter(({ place }) => place.kind === wanted);
    const kept = fitting.length > 0 ? fitting : met;
    return Promise.all(kept.map(({ id }) => programme.getPlan(id, { answer: true, ...known(asOf) })));
  }

  return {
    async targetsOn(day) {
      const plans = await publishedPlans({ from: day, to: day }, null);
      const read = await Promise.all(plans.map(({ id }) => programme.getPlan(id, { answer: true })));
      const standing = read
        .flatMap(({ targets }) => targets.map(({ target }) => target.fields))
        .filter(
          ({ audience, startsOn, dueOn }) =>
            audience === null && startsOn <= day.toString() && dueOn >= day.toString(),
        )
        .toSorted((a, b) => b.dueOn.localeCompare(a.dueOn));
      // The one that is due first comes last into the map and stays.
      return new Map(
        standing.map(({ indicator, threshold, comparison }) => [indicator, { threshold, comparison }]),
      );
    },
    registers: {
      async documents({ from, to }, asOf) {
        const filter = { text: '', kind: '', year: 0, standing: '' } as const;
        // A document is known from the day it was issued, whenever it was entered in this register.
        const found = await programme.findDocuments(filter);
        const last = asOf === null || Temporal.PlainDate.compare(to, asOf) < 0 ? to : asOf;
        return found
          .map(({ document: { fields } }) => fields)
          .filter(({ issuedOn }) => issuedOn >= from.toString() && issuedOn <= last.toString())
          .toSorted((a, b) => a.issuedOn.localeCompare(b.issuedOn) || a.number.localeCompare(b.number))
          .map(({ number, issuedOn, issuer, title }) => ({
            number,
            issuedOn: Temporal.PlainDate.from(issuedOn),
            issuer,
            title,
          }));
      },
      async targets(period, asOf) {
        const plans = await plansIn(period, asOf);
        return plans.flatMap(({ targets }) => targets).map(targetLine);
      },
      async tasks(period, asOf) {
        const plans = await plansIn(period, asOf);
        return plans
          .flatMap(({ tasks }) => tasks)
          .map(({ task: { fields }, status }) => ({
            title: fields.title,
            owner: organization.getAgency(fields.ownerId).name,
            dueOn: Temporal.PlainDate.from(fields.dueOn),
            status: statuses[status],
          }));
      },
      async ranks(level, { from, to }, asOf) {
        // The index of a year is published in the next: a report of one year or less has the newest there is.
        const isShort = to.year === from.year;
        const first = isShort ? from.year - 1 : from.year;
        const years = Array.from({ length: to.year - first + 1 }, (_, index) => first + index);
        const rankings = await Promise.all(years.map((year) => reformIndex.published(level, year, asOf)));
        const there = rankings.filter((ranking) => ranking !== null);
        return (isShort ? there.slice(-1) : there).flatMap((ranking) =>
          ranking.rows.map(({ agencyName, index, rank }) => ({
            year: ranking.year,
            agency: agencyName,
            score: index,
            rank,
          })),
        );
      },
    },
  };
}

function known(asOf: Temporal.PlainDate | null): { asOf?: Temporal.PlainDate } {
  return asOf === null ? {} : { asOf };
}

/** A target that is reached before its day is said to be: a report's reader asks what was reached, not what is on its way. */
function targetLine({ target: { fields }, status, figure }: TargetReading) {
  const wanted: ReportTarget = { threshold: fields.threshold, comparison: fields.comparison };
  const value = figure?.value ?? null;
  return {
    title: fields.title,
    wanted: thresholdWords(wanted, figure?.unit ?? 'count'),
    reached: figure === null || value === null ? '' : figureText(figure, 'vi'),
    status: status === 'onCourse' && value !== null && isReached(wanted, value) ? reached : statuses[status],
  };
}

const reached = t('Đã đạt mức đề ra', 'Reached');
