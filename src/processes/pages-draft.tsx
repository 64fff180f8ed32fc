import { refuse, type Refusal } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import { Actions, Button, LinkButton } from '../ui/buttons.tsx';
import { FileField } from '../ui/choices.tsx';
import { Card } from '../ui/content.tsx';
import { ErrorSummary, Form } from '../ui/form.tsx';
import { formatMoment } from '../ui/format.ts';
import { Alert, Confirm, Disclosure } from '../ui/notices.tsx';
import { Say, useLanguage, useSay } from '../ui/page.tsx';
import { processAddress, shownAddress } from './addresses.ts';
import { isError } from './problem.ts';
import type { Problem } from './schema.ts';
import { fileWords } from './words.ts';

/** What may be done with the draft of a process, from where the page saw it. */
export type DraftWork = {
  readonly draft: { readonly updatedAt: Temporal.Instant; readonly updatedBy: string | null } | null;
  /** Revision of the draft and number of the version in force; 0 for none. Sent back with every form. */
  readonly seen: { readonly revision: number; readonly version: number };
  /** Of the draft, as a publication would judge it. */
  readonly problems: readonly Problem[];
  readonly isSound: boolean;
  /** Why what was sent last was refused. */
  readonly refusals: readonly Refusal[];
};

type Props = { readonly code: string; readonly isShown: boolean; readonly work: DraftWork };

/** The draft's verdict and what can be done with it. All of it works without script. */
export function DraftCard({ code, isShown, work }: Props) {
  const { draft, refusals } = work;
  const ofFile = refusals.filter(({ field }) => field === 'file');
  // What a publication found wrong with the drawing stands in the draft's verdict already.
  const told = new Set(work.problems.map((each) => each.code));
  const others = refusals
    .filter((each) => each.field !== 'file' && !told.has(each.code))
    .map(({ code: kind, text }) => refuse(kind, text));
  if (draft === null) {
    return (
      <>
        <ErrorSummary refusals={others} />
        <Upload {...{ code, work, refusals: ofFile }} />
      </>
    );
  }
  return (
    <Card title={t('Bản thảo', 'Draft')} icon="file-pen" id="draft">
      <ErrorSummary refusals={others} />
      <Saved draft={draft} version={work.seen.version} />
      <Judgement problems={work.problems} isSound={work.isSound} />
      <Actions>
        {work.isSound ? <Publish code={code} seen={work.seen} /> : null}
        {isShown ? null : (
          <LinkButton icon="eye" href={shownAddress(code, null)} text={t('Xem bản thảo', 'See the draft')} />
        )}
        <Discard code={code} seen={work.seen} />
      </Actions>
      <Upload {...{ code, work, refusals: ofFile }} />
    </Card>
  );
}

function Saved({ draft, version }: { draft: NonNullable<DraftWork['draft']>; version: number }) {
  const language = useLanguage();
  const at = formatMoment(draft.updatedAt, language);
  const [vi, en] = draft.updatedBy === null ? ['', ''] : [`, ${draft.updatedBy}`, ` by ${draft.updatedBy}`];
  return (
    <p class="hint">
      <Say text={t(`Lưu lần cuối: ${at}${vi}.`, `Last saved: ${at}${en}.`)} />{' '}
      {version === 0 ? (
        <Say text={t('Quy trình chưa ban hành lần nào.', 'The process has never been published.')} />
      ) : (
        <Say
          text={t(
            `Phiên bản ${version} vẫn áp dụng cho tới khi ban hành bản thảo.`,
            `Version ${version} stays in force until the draft is published.`,
          )}
        />
      )}
    </p>
  );
}

function Judgement({ problems, isSound }: Pick<DraftWork, 'problems' | 'isSound'>) {
  const errors = problems.filter(isError);
  const notes = problems.filter((each) => !isError(each));
  return (
    <>
      {isSound ? (
        <Alert
          kind="done"
          title={t('Đã chứng minh là đúng, ban hành được', 'Proved sound: it can be published')}
          text={t(
            'Mọi bước đều tới được và có người làm; từ đâu hồ sơ cũng đi tới kết quả.',
            'Every step can be reached and has an owner; from everywhere a dossier comes to its result.',
          )}
        />
      ) : (
        <Alert
          kind="warning"
          title={t(
            `Chưa ban hành được: còn ${errors.length} lỗi`,
            errors.length === 1
              ? 'Not to be published yet: 1 error'
              : `Not to be published yet: ${errors.length} errors`,
          )}
        >
          <ProblemLines problems={errors} />
        </Alert>
      )}
      {notes.length === 0 ? null : (
        <Alert title={t('Cần lưu ý', 'To note')}>
          <ProblemLines problems={notes} />
        </Alert>
      )}
    </>
  );
}

function ProblemLines({ problems }: Pick<DraftWork, 'problems'>) {
  const say = useSay();
  return (
    <ul class="list-disc ps-5">
      {problems.map((each) => (
        <li key={`${each.elementId} ${each.code} ${each.text.en}`}>{say(each.text)}</li>
      ))}
    </ul>
  );
}

function SeenFields({ revision, version }: DraftWork['seen']) {
  return (
    <>
      <input type="hidden" name="revision" value={revision} />
      <input type="hidden" name="version" value={version} />
    </>
  );
}

function Publish({ code, seen }: { code: string; seen: DraftWork['seen'] }) {
  return (
    <Confirm
      text={t('Ban hành…', 'Publish…')}
      icon="badge-check"
      question={t(
        'Bản thảo được kiểm tra lần cuối rồi thành phiên bản mới. Hồ sơ tiếp nhận từ lúc đó theo phiên bản này; hồ sơ đang giải quyết vẫn theo phiên bản cũ.',
        'The draft is checked once more and becomes a new version. Dossiers received from then on follow it; those in progress stay on theirs.',
      )}
    >
      <Form action={`${processAddress(code)}/publish`} id="publish">
        <SeenFields {...seen} />
        <Button
          look="next"
          icon="badge-check"
          text={t(`Ban hành phiên bản ${seen.version + 1}`, `Publish version ${seen.version + 1}`)}
        />
      </Form>
    </Confirm>
  );
}

function Discard({ code, seen }: { code: string; seen: DraftWork['seen'] }) {
  return (
    <Confirm
      text={t('Bỏ bản thảo…', 'Discard the draft…')}
      icon="trash-2"
      look="quiet"
      question={t(
        'Bản thảo sẽ bị xóa hẳn; các phiên bản đã ban hành vẫn còn nguyên.',
        'The draft will be gone for good; published versions stay as they are.',
      )}
    >
      <Form action={`${processAddress(code)}/discard`} id="discard">
        <SeenFields {...seen} />
        <Button look="danger" text={t('Xóa bản thảo', 'Delete the draft')} />
      </Form>
    </Confirm>
  );
}

function Upload({ code, work, refusals }: { code: string; work: DraftWork; refusals: readonly Refusal[] }) {
  return (
    <Disclosure
      summary={t('Thay bản vẽ bằng một tệp BPMN', 'Replace the drawing by a BPMN file')}
      open={refusals.length > 0}
    >
      <Form action={`${processAddress(code)}/draft`} id="upload" multipart refusals={refusals}>
        <SeenFields {...work.seen} />
        <FileField
          name="file"
          label={t('Tệp BPMN', 'BPMN file')}
          hint={fileWords}
          accept=".bpmn,.xml,.bpmn20.xml"
          multiple={false}
          required
        />
        <Actions>
          <Button
            icon="upload"
            text={t('Tải lên thành bản thảo và kiểm tra', 'Upload as the draft and check')}
          />
        </Actions>
      </Form>
    </Disclosure>
  );
}
