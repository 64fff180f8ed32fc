import { t, type Text } from '../../kernel/messages.ts';
import type { Told } from './server.ts';
import type { Say } from './setup.ts';

export type CheckState =
  | { readonly kind: 'unchecked' }
  | { readonly kind: 'checking' }
  | { readonly kind: 'sound'; readonly problems: readonly Told[] }
  | { readonly kind: 'unsound'; readonly problems: readonly Told[] };

type Props = {
  readonly state: CheckState;
  readonly say: Say;
  /** Shows the element on the drawing; answers whether it is there. */
  readonly onPick: (elementId: string) => void;
};

/** The verdict, and every problem as a button that leads to its element. */
export function ProblemList({ state, say, onPick }: Props) {
  const problems = 'problems' in state ? state.problems : [];
  const errors = problems.filter((each) => each.severity === 'error');
  return (
    <>
      <p class={`verdict verdict-${state.kind}`} role="status">
        {say(verdictWords(state.kind, errors.length))}
      </p>
      {problems.length === 0 ? null : (
        <ul class="problem-list">
          {problems.map((each, index) => (
            <li key={`${each.elementId} ${index}`} class={`problem problem-${each.severity}`}>
              <span class="problem-kind">
                {say(each.severity === 'error' ? t('Lỗi', 'Error') : t('Lưu ý', 'Note'))}
              </span>
              {each.elementId === '' ? (
                <span>{say(each.text)}</span>
              ) : (
                <button type="button" onClick={() => onPick(each.elementId)}>
                  {say(each.text)}
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function verdictWords(kind: CheckState['kind'], errors: number): Text {
  if (kind === 'unchecked') return t('Chưa kiểm tra.', 'Not checked yet.');
  if (kind === 'checking') return t('Đang kiểm tra…', 'Checking…');
  if (kind === 'sound') {
    return t(
      'Quy trình đúng: mọi hồ sơ đều đi tới kết quả.',
      'The process is sound: every dossier comes to a result.',
    );
  }
  return t(
    `Còn ${errors} lỗi phải sửa trước khi ban hành.`,
    errors === 1
      ? 'There is 1 error to correct before publishing.'
      : `There are ${errors} errors to correct before publishing.`,
  );
}
