import { t, type Text } from '../../kernel/messages.ts';
import type { EditorSetup } from './setup.ts';

/** A problem as the server answers it, with the words in both languages. */
export type Told = {
  readonly elementId: string;
  readonly severity: 'error' | 'warning';
  readonly text: Text;
};

export type Answer<T> = { readonly value: T } | { readonly problems: readonly Told[] };

export async function fetchXml(url: string): Promise<string> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return response.text();
}

export async function check(
  setup: EditorSetup,
  xml: string,
): Promise<Answer<{ sound: boolean; problems: Told[] }>> {
  return post(setup, setup.checkUrl, { xml }, (body) => {
    if (!('sound' in body) || typeof body.sound !== 'boolean' || !('problems' in body)) return null;
    return { sound: body.sound, problems: toldOf(body.problems) };
  });
}

export async function saveDraft(
  setup: EditorSetup,
  draft: { name: string; xml: string; expected: number },
): Promise<Answer<number>> {
  return post(setup, setup.draftUrl, draft, (body) =>
    'revision' in body && typeof body.revision === 'number' ? body.revision : null,
  );
}

export async function publish(
  setup: EditorSetup,
  url: string,
  model: { name: string; xml: string; expected: number },
): Promise<Answer<string>> {
  return post(setup, url, model, (body) =>
    'location' in body && typeof body.location === 'string' ? body.location : null,
  );
}

export type Option = { readonly value: string; readonly label: string };

export async function searchProcedures(url: string, words: string): Promise<readonly Option[]> {
  const response = await fetch(`${url}${url.includes('?') ? '&' : '?'}q=${encodeURIComponent(words)}`);
  const body: unknown = response.ok ? await response.json() : null;
  if (typeof body !== 'object' || body === null || !('options' in body) || !Array.isArray(body.options))
    return [];
  return body.options.filter(isOption);
}

function isOption(value: unknown): value is Option {
  return (
    typeof value === 'object' &&
    value !== null &&
    'value' in value &&
    typeof value.value === 'string' &&
    'label' in value &&
    typeof value.label === 'string'
  );
}

async function post<T>(
  setup: EditorSetup,
  url: string,
  body: object,
  read: (answer: object) => T | null,
): Promise<Answer<T>> {
  let response: Response;
  try {
    response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-csrf-token': setup.csrf },
      body: JSON.stringify(body),
    });
  } catch (error) {
    if (error instanceof TypeError) return { problems: [unreachable] };
    throw error;
  }
  const answer: unknown = await response.json().catch(() => null);
  if (typeof answer !== 'object' || answer === null) return { problems: [unreadable] };
  const value = response.ok ? read(answer) : null;
  if (value !== null) return { value };
  const told = [
    ...('problems' in answer ? toldOf(answer.problems) : []),
    ...('refusals' in answer ? toldOf(answer.refusals) : []),
  ];
  return { problems: told.length > 0 ? told : [unreadable] };
}

/** Problems (`elementId`) and refusals (`field`) are told alike. */
function toldOf(list: unknown): Told[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((each: unknown) => {
    if (typeof each !== 'object' || each === null) return [];
    if (!('vi' in each) || !('en' in each)) return [];
    const id = 'elementId' in each ? each.elementId : 'field' in each ? each.field : '';
    const isWarning = 'severity' in each && each.severity === 'warning';
    return [
      {
        elementId: typeof id === 'string' ? id : '',
        severity: isWarning ? ('warning' as const) : ('error' as const),
        text: t(String(each.vi), String(each.en)),
      },
    ];
  });
}

const unreachable: Told = {
  elementId: '',
  severity: 'error',
  text: t(
    'Không kết nối được máy chủ. Bản vẽ vẫn còn ở đây: hãy thử lại, hoặc xuất ra tệp.',
    'The server cannot be reached. The drawing is still here: try again, or export it to a file.',
  ),
};

const unreadable: Told = {
  elementId: '',
  severity: 'error',
  text: t(
    'Máy chủ trả lời không đúng. Bản vẽ vẫn còn ở đây: hãy xuất ra tệp rồi tải lại trang.',
    'The server’s answer makes no sense. The drawing is still here: export it to a file and reload the page.',
  ),
};
