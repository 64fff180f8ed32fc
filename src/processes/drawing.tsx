import { t } from '../kernel/messages.ts';
import { Say, useSay } from '../ui/page.tsx';

export type DrawingProps = {
  /** Where the model is read from. */
  readonly xmlUrl: string;
  /** Ids of the steps a dossier is at, and of those behind it; absent: no dossier is meant. */
  readonly current?: readonly string[];
  readonly done?: readonly string[];
};

/**
 * A drawing with where a dossier stands, if it stands anywhere. The page loads `viewer.js` and `viewer.css` and shows
 * `StepTable` beside it, which says the same to those who do not see the drawing or have no script.
 */
export function Drawing({ xmlUrl, current, done }: DrawingProps) {
  const say = useSay();
  return (
    <>
      <div
        role="group"
        aria-label={say(
          t(
            'Bản vẽ quy trình; bảng các bước nói cùng nội dung',
            'Drawing of the process; the table of steps says the same',
          ),
        )}
        data-process-viewer=""
        data-xml-url={xmlUrl}
        data-current={current?.join(',')}
        data-done={done?.join(',')}
      >
        <a href={xmlUrl} download>
          {say(t('Tải bản vẽ (BPMN 2.0)', 'Download the drawing (BPMN 2.0)'))}
        </a>
      </div>
      {current === undefined ? null : (
        <p class="hint">
          <Say
            text={t(
              'Viền đậm: hồ sơ đang ở đây. Nền xanh: đã qua.',
              'Bold outline: the dossier is here. Green: behind it.',
            )}
          />
        </p>
      )}
    </>
  );
}
