import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isRefusal, refuse, type Refusal } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import { readTemplate } from './template.ts';

const ownFolder = join(import.meta.dirname, 'templates');

/** Templates by name: this room's, each replaced by its namesake in a city pack's folder, which may add others. */
export function loadTemplates(cityFolder?: string): ReadonlyMap<string, string> | Refusal {
  const found = new Map<string, string>();
  for (const folder of cityFolder === undefined ? [ownFolder] : [ownFolder, cityFolder]) {
    if (!existsSync(folder)) continue;
    for (const file of readdirSync(folder).filter((name) => name.endsWith('.txt'))) {
      const source = readFileSync(join(folder, file), 'utf8');
      const template = readTemplate(source);
      if (isRefusal(template)) return template;
      found.set(template.name, source);
    }
  }
  return found;
}

/** By which titles people know the templates, without the period: it is not chosen yet. */
export function templateTitles(
  templates: ReadonlyMap<string, string>,
): readonly { readonly name: string; readonly title: string }[] {
  return [...templates].map(([name, source]) => {
    const template = readTemplate(source);
    const title = isRefusal(template) ? '' : template.title.replace(/\{=.*$/, '').trim();
    return { name, title: title === '' ? name : title };
  });
}

export function noTemplate(name: string, templates: ReadonlyMap<string, string>): Refusal {
  const shown = name.slice(0, 60);
  const list = [...templates.keys()].toSorted().join(', ');
  return refuse(
    'not-found',
    t(
      `Không có mẫu báo cáo “${shown}”. Các mẫu hiện có: ${list}.`,
      `There is no report template "${shown}". There are: ${list}.`,
    ),
    'template',
  );
}
