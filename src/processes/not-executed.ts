import type { Draft } from './draft.ts';
import { childOf, childrenOf, idOf, nameOf, type Element } from './element.ts';
import { extensionsOf, type Extension } from './extensions.ts';
import { t, type Text } from '../kernel/messages.ts';
import { aboutType } from './problem.ts';

/**
 * What another engine would carry out (forms, listeners, programs, data mappings, who does a task where a lane already
 * says it) and Một Cửa does not: one warning for each attribute or extension element, so that nobody relies on it.
 */
export function nameNotExecuted(extensions: readonly Extension[], owner: Element, draft: Draft): void {
  const named = { id: idOf(owner), name: nameOf(owner) };
  for (const extension of extensions) {
    const rest = draft.taken.get(extension);
    if (rest === '' || isSilent(extension)) continue;
    const told: Extension = rest === undefined ? extension : { ...extension, kind: 'attribute', value: rest };
    draft.problems.push(aboutType(named, 'not-executed', wordsFor(told)));
  }
}

/** The same for parts of an element that have no name of their own: its condition, timer, repetition. */
export function namePartsNotExecuted(owner: Element, draft: Draft): void {
  const single = ['conditionExpression', 'loopCharacteristics'].flatMap((part) => childOf(owner, part) ?? []);
  for (const part of [...childrenOf(owner, 'eventDefinitions'), ...single]) {
    nameNotExecuted(extensionsOf(part), owner, draft);
  }
}

/** What is for drawing, labels and housekeeping: nothing about how a dossier travels hangs on it. */
const silent: ReadonlySet<string> = new Set([
  'properties',
  'diagramRelationId',
  'historyTimeToLive',
  'isStartableInTasklist',
  'modelerTemplate',
  'modelerTemplateIcon',
  'modelerTemplateVersion',
  'userTask',
  'versionTag',
]);

/** Settings that only spell out what holds without them. */
const usual: Readonly<Record<string, string>> = {
  async: 'false',
  asyncBefore: 'false',
  asyncAfter: 'false',
  exclusive: 'true',
};

function isSilent({ kind, local, value }: Extension): boolean {
  return silent.has(local) || (kind === 'attribute' && (value === '' || usual[local] === value));
}

function wordsFor({ kind, name, local, value }: Extension): Text {
  const [vi, en] = meanings.find(([, locals]) => locals.includes(local))?.[0] ?? [
    'thiết lập của công cụ khác',
    'a setting of another tool',
  ];
  if (kind === 'element') return t(`phần mở rộng ${name} (${vi})`, `the extension ${name} (${en})`);
  const told = value.length > longest ? `${value.slice(0, longest)}…` : value;
  return t(`thuộc tính ${name} “${told}” (${vi})`, `the attribute ${name} “${told}” (${en})`);
}

const longest = 60;

const meanings: readonly (readonly [readonly [vi: string, en: string], readonly string[]])[] = [
  [
    ['biểu mẫu', 'a form'],
    ['formKey', 'formRef', 'formRefBinding', 'formData', 'formProperty', 'formDefinition', 'userTaskForm'],
  ],
  [
    ['mã chạy khi có sự kiện', 'code run at an event'],
    ['taskListener', 'taskListeners', 'executionListener', 'executionListeners'],
  ],
  [
    ['chạy không đồng bộ', 'running asynchronously'],
    ['async', 'asyncBefore', 'asyncAfter', 'exclusive', 'jobPriority', 'failedJobRetryTimeCycle'],
  ],
  [
    ['chuyển dữ liệu', 'passing of data'],
    ['inputOutput', 'ioMapping', 'in', 'out', 'resultVariable'],
  ],
  [
    ['gọi chương trình', 'a call of a program'],
    ['connector', 'taskDefinition', 'class', 'delegateExpression', 'expression', 'type', 'topic', 'script'],
  ],
  [
    ['người thực hiện', 'who does it'],
    ['assignee', 'candidateGroups', 'candidateUsers', 'assignmentDefinition'],
  ],
  [
    ['thời hạn', 'a due date'],
    ['dueDate', 'followUpDate', 'taskSchedule'],
  ],
  [
    ['mức ưu tiên', 'a priority'],
    ['priority', 'taskPriority', 'priorityDefinition'],
  ],
  [['thủ tục được gọi', 'the called process'], ['calledElement']],
];
