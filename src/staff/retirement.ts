import type { Day } from './schema.ts';

export type Gender = 'male' | 'female';

/**
 * Retirement age in months for somebody who reaches it in a year (Bộ luật Lao động 2019, art. 169; Nghị định 135/2020/NĐ-CP,
 * art. 4). Before 2021: 60 and 55 years. From 2021 men 60 years 3 months, 3 months more each year up to 62 in 2028; women
 * 55 years 4 months, 4 months more each year up to 60 in 2035.
 */
export function retirementAge(gender: Gender, year: number): number {
  const steps = Math.max(0, year - 2020);
  return gender === 'male' ? Math.min(60 * 12 + 3 * steps, 62 * 12) : Math.min(55 * 12 + 4 * steps, 60 * 12);
}

/**
 * First day of retirement by age: the first of the month after the one in which the age is reached (NĐ 135/2020, art. 3).
 * Null when birth or gender is not known.
 */
export function retiresOn(birthOn: Day, gender: string): Day | null {
  if (birthOn === '' || (gender !== 'male' && gender !== 'female')) return null;
  const born = Number(birthOn.slice(0, 4)) * 12 + Number(birthOn.slice(5, 7)) - 1;
  // The age grows by less than a year each year, so that the first year that is late enough is the one.
  for (let year = Math.floor(born / 12) + 50; ; year += 1) {
    const reached = born + retirementAge(gender, year);
    if (Math.floor(reached / 12) > year) continue;
    const month = reached + 1;
    return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-01`;
  }
}
