import type { PoolQuestion, Result, Share } from './schema.ts';

/** A question as a sitting shows it: `order` are places of the question's own options. */
export type Drawn = { readonly question: PoolQuestion; readonly order: readonly number[] };

/**
 * The questions of a sitting in their order, each with the order of its options. The same pool, shares and seed give the
 * same sheet, so that a sitting can be worked out again from its events at any time.
 */
export function drawSheet(pool: readonly PoolQuestion[], shares: readonly Share[], seed: number): Drawn[] {
  const random = randomFrom(seed);
  const chosen = shares.flatMap(({ topic, difficulty, count }) =>
    shuffled(
      matching(pool, { topic, difficulty }).toSorted((one, other) => one.id - other.id),
      random,
    ).slice(0, count),
  );
  return shuffled(chosen, random).map((question) => ({
    question,
    order: shuffled(
      question.question.options.map((_, place) => place),
      random,
    ),
  }));
}

export function matching(
  pool: readonly PoolQuestion[],
  { topic, difficulty }: Pick<Share, 'topic' | 'difficulty'>,
): PoolQuestion[] {
  return pool.filter(({ question }) => question.topic === topic && question.difficulty === difficulty);
}

/** A question is right when exactly its right options are chosen: nothing for a part of them. */
export function isRight({ question }: PoolQuestion, chosen: readonly number[]): boolean {
  const given = new Set(chosen);
  return given.size === question.right.length && question.right.every((place) => given.has(place));
}

/** Marks of 100, four decimals; passed from the pass mark on. */
export function markSheet(
  sheet: readonly Drawn[],
  answers: Readonly<Record<string, readonly number[]>>,
  passMark: number,
): Result {
  const right = sheet.filter(({ question }) => isRight(question, answers[question.id] ?? [])).length;
  const asked = sheet.length;
  const marks = asked === 0 ? 0 : Math.round((right * 1_000_000) / asked) / 10_000;
  return { right, asked, marks, isPassed: asked > 0 && right * 100 >= passMark * asked };
}

function shuffled<T>(list: readonly T[], random: () => number): T[] {
  const result = [...list];
  for (let last = result.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [result[last], result[other]] = [result[other] as T, result[last] as T];
  }
  return result;
}

/** Numbers in 0…1 that come again with the same seed (mulberry32). */
export function randomFrom(start: number): () => number {
  let state = start | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
