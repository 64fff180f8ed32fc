import { t, type Text } from '../kernel/messages.ts';
import { agencyKindText, quotaKindWords } from '../organization/organization.ts';
import { levelWords } from './level-words.ts';
import type { Operation } from './schema.ts';

/** What an operation does, in a line; `nameOf` knows agencies by code, those to be created too. */
export function operationText(operation: Operation, nameOf: (code: string) => string): Text {
  const named = (code: string): string => `${nameOf(code)} (${code})`;
  switch (operation.kind) {
    case 'create':
      return t(
        `${operation.name} (${operation.code}), trực thuộc ${nameOf(operation.parent)}`,
        `${operation.nameEn || operation.name} (${operation.code}), under ${nameOf(operation.parent)}`,
      );
    case 'merge':
      return t(
        `${operation.from.map(named).join(', ')} → ${named(operation.into)}`,
        `${operation.from.map(named).join(', ')} → ${named(operation.into)}`,
      );
    case 'split':
    case 'abolish': {
      const others = operation.heirs.map(({ to, fields, procedures }) => {
        const what = [...fields, ...procedures].join(', ');
        return what === '' ? nameOf(to) : `${nameOf(to)} (${what})`;
      });
      const rest = others.length === 0 ? '' : `; ${others.join('; ')}`;
      return t(
        `${named(operation.from)} → ${named(operation.main)}${rest}`,
        `${named(operation.from)} → ${named(operation.main)}${rest}`,
      );
    }
    case 'place': {
      const { agency, name, parent, level, agencyKind } = operation;
      const changes = (language: 'vi' | 'en', under: string, as: string): string =>
        [
          name,
          parent === '' ? '' : `${under} ${nameOf(parent)}`,
          levelText(level, language),
          agencyKind === '' ? '' : `${as} ${agencyKindText(agencyKind)[language]}`,
        ]
          .filter((part) => part !== '')
          .join(', ');
      return t(
        `${named(agency)}: ${changes('vi', 'trực thuộc', 'loại')}`,
        `${named(agency)}: ${changes('en', 'under', 'kind')}`,
      );
    }
    case 'set-quota': {
      const { vi, en } = quotaKindWords[operation.quotaKind];
      return t(
        `${named(operation.agency)}: ${operation.posts} biên chế ${vi.toLocaleLowerCase('vi')}`,
        `${named(operation.agency)}: ${operation.posts} posts, ${en.toLocaleLowerCase('en')}`,
      );
    }
    case 'move-unit':
      return t(
        `Bộ phận ${operation.unit} của ${nameOf(operation.agency)} → ${named(operation.to)}`,
        `Unit ${operation.unit} of ${nameOf(operation.agency)} → ${named(operation.to)}`,
      );
    case 'move-procedures': {
      const { fields, procedures, level, to, toLevel } = operation;
      const line = (language: 'vi' | 'en', all: string): string => {
        const what = [...fields, ...procedures].join(', ') || `${all} ${levelText(level, language)}`;
        return `${what} → ${to === '' ? levelText(toLevel, language) : named(to)}`;
      };
      return t(line('vi', 'mọi thủ tục cấp'), line('en', 'every procedure of level'));
    }
  }
}

function levelText(level: string, language: 'vi' | 'en'): string {
  const words = Object.entries(levelWords).find(([key]) => key === level)?.[1][language] ?? level;
  return words.toLocaleLowerCase(language);
}
