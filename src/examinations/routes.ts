import type { Route } from '../kernel/web.ts';
import type { Examinations } from './examinations.ts';
import { candidateRoutes } from './routes-candidates.tsx';
import { officeRoutes } from './routes-office.tsx';
import { publicRoutes } from './routes-public.tsx';
import { resultRoutes } from './routes-results.tsx';
import { sittingRoutes } from './routes-sitting.tsx';

/** Everything of examinations: for the public under /exams, for staff under /examinations. */
export function examinationRoutes(examinations: Examinations): Route[] {
  return [
    ...publicRoutes(examinations),
    ...officeRoutes(examinations),
    ...candidateRoutes(examinations),
    ...sittingRoutes(examinations),
    ...resultRoutes(examinations),
  ];
}
