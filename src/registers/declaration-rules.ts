import type { Condition, Register } from './schema.ts';

/** Words of the list's address, which no column may be called by. */
const ofTheAddress = new Set(['q', 'state', 'view', 'sort', 'from', 'to', 'page', 'lang', 'draft']);

/** What the types cannot rule out, over all registers of the house. @throws TypeError naming what cannot be */
export function checkDeclarations(registers: readonly Register[]): void {
  const codes = new Set(registers.map(({ code }) => code));
  if (codes.has('people')) throw new TypeError('people is an address of the engine');
  if (codes.size < registers.length) throw new TypeError('two registers have one code');
  for (const register of registers) {
    checkDeclaration(register);
    for (const column of Object.values(register.columns))
      if (column.kind === 'row' && !codes.has(column.of))
        throw new TypeError(`register ${register.code}: there is no register ${column.of}`);
  }
}

function checkDeclaration(register: Register): void {
  const { columns, owner, on, states, figures = {} } = register;
  const fail = (words: string): never => {
    throw new TypeError(`register ${register.code}: ${words}`);
  };
  if (!/^[a-z][a-z-]{1,40}$/.test(register.code)) fail('its code is written in small letters and dashes');
  for (const name of Object.keys(columns)) {
    if (ofTheAddress.has(name) || !/^[a-z][A-Za-z0-9]*$/.test(name)) fail(`no column may be called ${name}`);
  }
  if (columns[owner]?.kind !== 'agency') fail(`owner ${owner} is no agency column`);
  if (columns[owner]?.required !== true) fail(`owner ${owner} must be required`);
  if (columns[on]?.kind !== 'day') fail(`on ${on} is no day column`);
  if (register.due !== undefined && columns[register.due]?.kind !== 'day')
    fail(`due ${register.due} is no day column`);
  if (Object.keys(states).length === 0) fail('there is no state');
  if (Object.hasOwn(states, 'draft')) fail('draft is the engine’s own state');
  for (const [name, column] of Object.entries(columns)) {
    checkCondition(column.when ?? {}, name);
    if (column.kind === 'day' && column.notBefore !== undefined && columns[column.notBefore]?.kind !== 'day')
      fail(`${name} is not before ${column.notBefore}, which is no day column`);
  }
  for (const [code, figure] of Object.entries(figures)) {
    if (figure.ratio !== undefined) continue;
    checkCondition(omitUndefined(figure.when ?? {}), code);
    if (figure.sum !== undefined && columns[figure.sum]?.kind !== 'number')
      fail(`${code} sums what is no number`);
    if ((figure.unit ?? figure.times) !== undefined && figure.sum === undefined)
      fail(`${code} is money that nothing sums`);
    if (figure.distinct !== undefined && columns[figure.distinct] === undefined)
      fail(`${code} counts a column that is not there`);
    if (figure.distinct !== undefined && figure.sum !== undefined) fail(`${code} sums and counts at once`);
    for (const name of [figure.on, figure.from, figure.until])
      if (name !== undefined && columns[name]?.kind !== 'day') fail(`${code}: ${name} is no day column`);
  }

  function checkCondition(condition: Condition, of: string): void {
    for (const [name, wanted] of Object.entries(condition)) {
      const column = columns[name];
      if (column?.kind === 'yes' && typeof wanted === 'boolean') continue;
      if (column?.kind !== 'choice')
        return fail(`${of}: a condition asks for a choice or a yes, ${name} is none`);
      for (const value of [wanted].flat())
        if (typeof value !== 'string' || !Object.hasOwn(column.choices, value))
          fail(`${of}: ${name} is never ${String(value)}`);
    }
  }
}

function omitUndefined(condition: Readonly<Record<string, Condition[string] | undefined>>): Condition {
  return Object.fromEntries(
    Object.entries(condition).flatMap(([name, wanted]) => (wanted === undefined ? [] : [[name, wanted]])),
  );
}
