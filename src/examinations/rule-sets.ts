import { promotionRules, selectionRules } from './rules-others.ts';
import { recruitmentRules } from './rules-recruitment.ts';
import type { Part, RuleSet } from './rule-schema.ts';

export const ruleSets: readonly RuleSet[] = [...recruitmentRules, ...promotionRules, ...selectionRules];

const byCode = new Map(ruleSets.map((rules) => [rules.code, rules]));

/** @throws RangeError for a code that no rule set has */
export function getRules(code: string): RuleSet {
  const rules = byCode.get(code);
  if (rules === undefined) throw new RangeError(`no rule set ${code}`);
  return rules;
}

/** Whether a rule set is the law on a day. */
export function isInForce({ validFrom, validTo }: RuleSet, day: string): boolean {
  return validFrom <= day && (validTo === null || day <= validTo);
}

/** @throws RangeError for a part that the rule set has not */
export function getPart(rules: RuleSet, code: string): Part {
  const part = findPart(rules, code);
  if (part === undefined) throw new RangeError(`${rules.code} has no part ${code}`);
  return part;
}

export function findPart(rules: RuleSet, code: string): Part | undefined {
  return rules.parts.find((part) => part.code === code);
}
