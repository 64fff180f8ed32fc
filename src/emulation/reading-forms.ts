import { refuse, Refused } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import { Level } from '../reform-index/schema.ts';
import type { Criterion } from './council.ts';
import type { DrawRule } from './round.ts';

/** Criteria written one a line: `tên | điểm tối đa`. @throws Refused naming the line */
export function readCriteria(text: string): Criterion[] {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const criteria = lines.map((line, index): Criterion => {
    const [name = '', most = ''] = line.split('|').map((part) => part.trim());
    const points = Number(most.replace(',', '.'));
    if (name === '' || most === '' || !(points > 0 && points <= 1000))
      throw new Refused(
        refuse(
          'invalid',
          t(
            `Dòng ${index + 1} chưa đúng; viết "tên tiêu chí | điểm tối đa".`,
            `Line ${index + 1} does not fit; write "name | maximum".`,
          ),
          'criteria',
        ),
      );
    return { name, most: points };
  });
  if (criteria.length === 0 || criteria.length > 20)
    throw new Refused(
      refuse('missing', t('Ghi từ 1 đến 20 tiêu chí.', 'Write 1 to 20 criteria.'), 'criteria'),
    );
  return criteria;
}

/** Rules by level; a level without a number of ranks draws nobody. @throws Refused */
export function readRules(
  given: Readonly<Record<string, { readonly top?: string | undefined; readonly least?: string | undefined }>>,
): DrawRule[] {
  return Level.options.flatMap((level) => {
    const top = given[level]?.top?.trim() ?? '';
    if (top === '') return [];
    const least = Number((given[level]?.least ?? '').replace(',', '.') || 0);
    if (!/^\d{1,3}$/.test(top) || Number(top) < 1)
      throw new Refused(
        refuse(
          'invalid',
          t('Số hạng đầu là số từ 1 đến 999.', 'A number from 1 to 999.'),
          `rules.${level}.top`,
        ),
      );
    if (!(least >= 0 && least <= 100))
      throw new Refused(
        refuse('invalid', t('Điểm từ 0 đến 100.', 'Points from 0 to 100.'), `rules.${level}.least`),
      );
    return [{ level, top: Number(top), least }];
  });
}
