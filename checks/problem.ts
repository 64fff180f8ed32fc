/** A house rule that does not hold somewhere. */
export type Problem = {
  /** Short name of the rule, e.g. `arrows-down`. */
  readonly rule: string;
  readonly path: string;
  readonly line?: number;
  /** What is wrong there, as the end of a sentence that begins with the path. */
  readonly words: string;
};

/** `src/a.ts:3 · arrows-down · calendar uses dossiers, which stands above it` */
export function sayProblem({ rule, path, line, words }: Problem): string {
  return `${line === undefined ? path : `${path}:${line}`} · ${rule} · ${words}`;
}
