import { t, type Text } from '../kernel/messages.ts';
import type { FigureOf, Register } from './schema.ts';

/** What a figure counts, written from its declaration, so that the words cannot differ from the sum. */
export function definitionOf(register: Register, figure: FigureOf): Text {
  const { columns, states } = register;
  if (figure.ratio !== undefined)
    return t(
      `Tỷ lệ của chỉ tiêu ${figure.ratio[0]} trên chỉ tiêu ${figure.ratio[1]}`,
      `${figure.ratio[0]} divided by ${figure.ratio[1]}`,
    );
  const titleOf = (name: string): Text => columns[name]?.title ?? t(name, name);
  const what = whatIsCounted(register, figure, titleOf);
  const conditions = Object.entries(figure.when ?? {}).flatMap(([name, wanted]) =>
    wanted === undefined ? [] : [conditionWords(register, name, wanted)],
  );
  if (figure.states !== undefined)
    conditions.push(
      listed(
        t('tình trạng', 'state'),
        figure.states.map((state) => states[state]?.title ?? t(state, state)),
      ),
    );
  return joined([what, ...conditions, timeWords(register, figure)]);
}

function whatIsCounted(
  { title }: Register,
  { sum, distinct }: Exclude<FigureOf, { readonly ratio: readonly [string, string] }>,
  titleOf: (name: string) => Text,
): Text {
  if (sum !== undefined)
    return t(
      `Tổng "${titleOf(sum).vi}" trong sổ "${title.vi}"`,
      `Sum of "${titleOf(sum).en}" in the register "${title.en}"`,
    );
  if (distinct !== undefined)
    return t(
      `Số "${titleOf(distinct).vi}" khác nhau trong sổ "${title.vi}", mỗi giá trị đếm một lần dù có nhiều dòng`,
      `Different values of "${titleOf(distinct).en}" in the register "${title.en}", each counted once however many rows it has`,
    );
  return t(`Số dòng của sổ "${title.vi}"`, `Rows of the register "${title.en}"`);
}

function conditionWords(
  { columns }: Register,
  name: string,
  wanted: string | boolean | readonly string[],
): Text {
  const column = columns[name];
  const title = column?.title ?? t(name, name);
  if (typeof wanted === 'boolean')
    return wanted
      ? t(`có "${title.vi}"`, `with "${title.en}"`)
      : t(`không "${title.vi}"`, `without "${title.en}"`);
  const choices = column?.kind === 'choice' ? column.choices : {};
  return listed(
    title,
    [wanted].flat().map((value) => choices[value] ?? t(value, value)),
  );
}

function listed(title: Text, values: readonly Text[]): Text {
  return t(
    `${title.vi} là ${values.map(({ vi }) => `"${vi}"`).join(' hoặc ')}`,
    `${title.en} is ${values.map(({ en }) => `"${en}"`).join(' or ')}`,
  );
}

function timeWords(
  { columns, on: main }: Register,
  { on, from, until }: Exclude<FigureOf, { readonly ratio: readonly [string, string] }>,
): Text {
  const titleOf = (name: string): Text => columns[name]?.title ?? t(name, name);
  if (from === undefined) {
    const { vi, en } = titleOf(on ?? main);
    return t(`"${vi}" trong kỳ`, `"${en}" within the period`);
  }
  const begun = titleOf(from);
  const ended = until === undefined ? null : titleOf(until);
  return t(
    `"${begun.vi}" không sau ngày cuối kỳ${ended === null ? '' : ` và đến ngày đó chưa có "${ended.vi}"`}`,
    `"${begun.en}" not after the last day of the period${ended === null ? '' : ` and no "${ended.en}" by then`}`,
  );
}

function joined(parts: readonly Text[]): Text {
  return t(parts.map(({ vi }) => vi).join('; '), parts.map(({ en }) => en).join('; '));
}
