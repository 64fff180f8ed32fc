import { childOf, idOf, nameOf, textOf, type Element } from './element.ts';
import { about } from './problem.ts';
import type { Problem } from './schema.ts';

/**
 * The outcome that takes a flow out of a branching gateway: `motcua:outcome`, else a condition that compares
 * with one text (`${outcome == 'approved'}`, `=outcome = "approved"`) or is one variable (`${approved}`, `${approved == false}`), else the
 * flow's name, else `otherwise` for the gateway's default flow. Empty when the drawing says nothing.
 */
export function readOutcome(flow: Element, isDefault: boolean, problems: Problem[]): string {
  const declared = textOf(flow, 'motcua:outcome');
  if (declared !== undefined) return declared;
  const expression = conditionOf(flow);
  const read = expression === undefined ? undefined : byCondition(expression);
  if (read !== undefined) return read;
  const name = nameOf(flow);
  if (expression !== undefined && name !== '') {
    problems.push(about({ id: idOf(flow), name }, 'condition-not-read', expression));
  }
  if (name !== '') return name;
  return isDefault ? 'otherwise' : '';
}

export function conditionOf(flow: Element): string | undefined {
  const condition = childOf(flow, 'conditionExpression');
  return condition ? textOf(condition, 'body') : undefined;
}

function byCondition(expression: string): string | undefined {
  const bare = expression.replace(/^[$#]\{\s*([\s\S]*?)\s*\}$/, '$1').replace(/^=\s*/, '');
  const compared = /^[\w.]+\s*={1,3}\s*(?:"([^"]*)"|'([^']*)')$/.exec(bare);
  if (compared) return (compared[1] ?? compared[2] ?? '').trim();
  const judged = /^([A-Za-z_]\w*)\s*={1,3}\s*(true|false)$/.exec(bare);
  if (judged) return `${judged[2] === 'false' ? 'not-' : ''}${judged[1]}`;
  const variable = /^(!?)\s*([A-Za-z_]\w*)$/.exec(bare);
  return variable ? `${variable[1] === '!' ? 'not-' : ''}${variable[2]}` : undefined;
}
