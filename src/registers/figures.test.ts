import { expect, test } from 'vitest';
import { openCourseDesk } from '../../checks/course-desk.ts';
import { createIndicators } from '../indicators/indicators.ts';
import { system } from '../kernel/access.ts';
import { recordInBulk } from './bulk.ts';
import { checkDeclarations } from './declaration-rules.ts';
import { registerIndicators } from './figures.ts';
import { courses } from './sample-courses.ts';
import type { FigureOf } from './schema.ts';
import { t } from '../kernel/messages.ts';

const withFigure = (figure: FigureOf) => ({ ...courses, figures: { 'course.cost': figure } });
const title = t('Kinh phí', 'Cost');

test('money is summed in đồng, whatever its column is written in, and may be kept from open data', async () => {
  const { city } = await openCourseDesk();
  const { house } = city;
  const million = withFigure({ title, sum: 'cost', unit: 'money', times: 1_000_000, isOpen: false });
  await recordInBulk(
    house,
    courses,
    [12.5, 0.07, undefined].map((cost, index) => ({
      by: system,
      at: house.clock.now(),
      values: {
        name: `Lớp ${index}`,
        agency: 'X99.01',
        heldOn: '2026-01-05',
        ...(cost === undefined ? {} : { cost }),
      },
    })),
  );
  const declared = registerIndicators([million]);
  const period = { from: Temporal.PlainDate.from('2026-01-01'), to: Temporal.PlainDate.from('2026-12-31') };
  const cost = await createIndicators(house, declared).figure(system, 'course.cost', { period });
  expect([cost.unit, cost.value]).toEqual(['money', 12_570_000]);
  expect(declared[0]?.isOpen).toBe(false);
  expect(registerIndicators([courses]).every(({ isOpen }) => isOpen === true)).toBe(true);
});

test('money that nothing sums cannot be declared', () => {
  expect(() => checkDeclarations([withFigure({ title, unit: 'money' })])).toThrow('money that nothing sums');
  expect(() => checkDeclarations([withFigure({ title, times: 1000 })])).toThrow('money that nothing sums');
});
