import { z } from 'zod';
import { figureAddress, figureText, type Indicators } from '../indicators/indicators.ts';
import { can, type Actor, type Answer } from '../kernel/access.ts';
import { notFound, Refused } from '../kernel/errors.ts';
import type { House } from '../kernel/house.ts';
import { t } from '../kernel/messages.ts';
import { page, route, type Route } from '../kernel/web.ts';
import type { Organization } from '../organization/organization.ts';
import type { StatTile } from '../ui/content.tsx';
import { certificateRoutes } from './certificate-routes.tsx';
import { CommitmentPage, CommitmentsPage, perPage, standings, type Line } from './commitment-pages.tsx';
import { attendances, courses } from './courses.ts';
import { OverviewPage } from './overview-page.tsx';
import { keepTalent, keepTraining, readTraining } from './permissions.ts';
import { reckon, type Standing } from './repayment.ts';
import { sponsoredStudies, studyRepayments } from './sponsored.ts';
import { readCourses, readStudies, recordLooks } from './store.ts';
import { readStudyRules, studyRules } from './study-rules.ts';
import { talentCases, talentPayments, talentPolicies } from './talent.ts';
import { words } from './words.ts';

export type TrainingRooms = {
  readonly house: House;
  readonly organization: Pick<Organization, 'all' | 'getAgency'>;
  readonly indicators: Indicators;
  /** Name of the city, as documents write the place of issue. */
  readonly place: string;
};

const mostCourses = 60;
const shownFigures = [
  'training.professional',
  'training.political',
  'training.stateManagement',
  'training.certificates',
  'abroad.studying',
  'talent.attracted',
  'talent.supported',
];
const ById = z.object({ id: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) });
const Commitments = z.object({
  standing: z.enum(['studying', 'bound', 'owes', 'repaid', 'fulfilled', '']).catch(''),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});

export function trainingRoutes(rooms: TrainingRooms): Route[] {
  const { house, organization, indicators } = rooms;
  const { db, clock } = house;
  const agencyName = (id: number): string => organization.getAgency(id).name;

  async function linesOf(answer: Answer, id?: number): Promise<Line[]> {
    const today = clock.today();
    const [studies, rules] = await Promise.all([readStudies(db, answer, id), readStudyRules(db)]);
    return studies.map((study) => ({ study, reckoning: reckon(study, today, rules) }));
  }

  async function tilesOf(actor: Actor, language: 'vi' | 'en', year: number): Promise<StatTile[]> {
    const question = {
      period: { from: new Temporal.PlainDate(year, 1, 1), to: new Temporal.PlainDate(year, 12, 31) },
    };
    const figures = await indicators.figures(actor, shownFigures, question);
    return shownFigures.flatMap((code) => {
      const [figure, indicator] = [figures.get(code), indicators.find(code)];
      if (figure === undefined || indicator === undefined) return [];
      return [
        {
          href: figureAddress(code, question),
          label: indicator.title,
          value: figureText(figure, language),
        },
      ];
    });
  }

  return [
    ...certificateRoutes(rooms),
    route({
      method: 'GET',
      path: '/training',
      permission: readTraining,
      async handle({ actor, answer, language }) {
        const today = clock.today();
        const registers = [
          courses,
          attendances,
          sponsoredStudies,
          studyRepayments,
          studyRules,
          talentPolicies,
          talentCases,
          talentPayments,
        ];
        return page(
          words.room[language],
          <OverviewPage
            year={today.year}
            tiles={await tilesOf(actor, language, today.year)}
            courses={await readCourses(db, today, answer, mostCourses)}
            registers={registers.map(({ code, title }) => ({ href: `/registers/${code}`, title }))}
            agencyName={agencyName}
            mayKeep={can(actor, keepTraining) !== false}
          />,
        );
      },
    }),
    route({
      method: 'GET',
      path: '/training/commitments',
      permission: readTraining,
      query: Commitments,
      async handle({ actor, answer, query, language }) {
        const all = await linesOf(answer);
        const counts = new Map<Standing, number>();
        for (const { reckoning } of all)
          counts.set(reckoning.standing, (counts.get(reckoning.standing) ?? 0) + 1);
        const chosen = all.filter(
          ({ reckoning }) => query.standing === '' || reckoning.standing === query.standing,
        );
        const lines = chosen.slice((query.page - 1) * perPage, query.page * perPage);
        const ids = lines.map(({ study }) => study.id);
        await recordLooks(db, actor, clock.now(), 'sponsored-study', ids);
        return page(
          words.commitments[language],
          <CommitmentsPage
            lines={lines}
            counts={counts}
            chosen={query.standing}
            page={query.page}
            total={chosen.length}
            agencyName={agencyName}
          />,
        );
      },
    }),
    route({
      method: 'GET',
      path: '/training/commitments/:id',
      permission: readTraining,
      params: ById,
      async handle({ actor, answer, params, language }) {
        const [line] = await linesOf(answer, params.id);
        if (line === undefined) throw new Refused(notFound);
        await recordLooks(db, actor, clock.now(), 'sponsored-study', [params.id]);
        const title = t(
          standings[line.reckoning.standing].title.vi,
          standings[line.reckoning.standing].title.en,
        );
        return page(
          `${line.study.name} · ${title[language]}`,
          <CommitmentPage
            {...line}
            today={clock.today()}
            agencyName={agencyName}
            mayKeep={can(actor, keepTalent) !== false}
          />,
        );
      },
    }),
  ];
}
