import { t, type Text } from '../kernel/messages.ts';
import { problemWords, type ProblemCode } from './problem-words.ts';
import type { Problem } from './schema.ts';

export function problem(elementId: string, code: string, severity: Problem['severity'], text: Text): Problem {
  return { elementId, code, severity, text };
}

export function isError(each: Problem): boolean {
  return each.severity === 'error';
}

/** How a sentence names an element: its drawn name with the id, or the id alone. */
export function called(element: { readonly id: string; readonly name: string }): string {
  const id = element.id === '' ? '?' : element.id;
  return element.name === '' ? id : `“${element.name}” (${id})`;
}

type Named = { readonly id: string; readonly name: string };

/** A problem about one element, in the words of the table. */
export function about(
  element: Named,
  code: ProblemCode,
  detail = '',
  severity: Problem['severity'] = problemWords[code][0],
): Problem {
  return problem(element.id, code, severity, problemWords[code][1](called(element), detail));
}

/** A problem about an element of a certain type, which the sentence names in both languages. */
export function aboutType(
  element: Named,
  code: TypedCode,
  type: Text,
  severity?: Problem['severity'],
): Problem {
  const [usual, say] = typedWords[code];
  return problem(element.id, code, severity ?? usual, say(called(element), type));
}

type TypedWords = (element: string, type: Text) => Text;

const typedWords = {
  'unsupported-element': [
    'error',
    (e, type) =>
      t(
        `${e}: chưa hỗ trợ ${type.vi}. Hãy thay bằng phần tử được hỗ trợ.`,
        `${e}: ${type.en} is not supported. Replace it by a supported element.`,
      ),
  ],
  'not-executed': [
    'warning',
    (e, type) =>
      t(
        `${e}: ${type.vi} chỉ để xem, hệ thống không thực hiện.`,
        `${e}: ${type.en} is only shown, the system does not carry it out.`,
      ),
  ],
  'missing-id': [
    'error',
    (_, type) =>
      t(`Trong tệp có ${type.vi} không có mã (id).`, `The file has an element without an id: ${type.en}.`),
  ],
} satisfies Record<string, readonly [Problem['severity'], TypedWords]>;

type TypedCode = keyof typeof typedWords;
