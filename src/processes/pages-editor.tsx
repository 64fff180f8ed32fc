import { t } from '../kernel/messages.ts';
import { Button, LinkButton } from '../ui/buttons.tsx';
import { Card, PageTitle } from '../ui/content.tsx';
import { TextField } from '../ui/fields.tsx';
import { Confirm } from '../ui/notices.tsx';
import { Say, useSay } from '../ui/page.tsx';
import type { IconName } from '../ui/icons.ts';
import { processAddress, processesPath } from './addresses.ts';
import type { EditorSetup } from './editor/setup.ts';

export type EditorPageProps = {
  readonly setup: EditorSetup;
  /** Name of the process as the draft or version has it. */
  readonly name: string;
};

const tools: readonly (readonly [string, IconName, ReturnType<typeof t>])[] = [
  ['undo', 'undo-2', t('Hoàn tác (Ctrl+Z)', 'Undo (Ctrl+Z)')],
  ['redo', 'forward', t('Làm lại (Ctrl+Y)', 'Redo (Ctrl+Y)')],
  ['zoom-in', 'zoom-in', t('Phóng to', 'Zoom in')],
  ['zoom-out', 'zoom-out', t('Thu nhỏ', 'Zoom out')],
];

/**
 * The editor: a tool, which needs script (`editor.js`, `editor.css`). Its buttons are named `do`, and the script
 * does what their value says; nothing is sent as a form.
 */
export function EditorPage({ setup, name }: EditorPageProps) {
  const say = useSay();
  return (
    <div class="process-editor" data-process-editor="" data-setup={JSON.stringify(setup)}>
      <PageTitle
        title={t(`Vẽ quy trình ${setup.code}`, `Drawing the process ${setup.code}`)}
        crumbs={[
          { href: processesPath, text: t('Quy trình', 'Processes') },
          { href: processAddress(setup.code), text: name },
        ]}
      />
      <noscript>
        <p>
          <Say
            text={t(
              'Công cụ vẽ cần JavaScript. Không có JavaScript vẫn xem được các bước của quy trình dưới dạng bảng.',
              'The drawing tool needs JavaScript. Without it the steps of the process can still be read as a table.',
            )}
          />{' '}
          <LinkButton
            look="quiet"
            href={processAddress(setup.code)}
            text={t('Xem bảng các bước', 'See the steps')}
          />
        </p>
      </noscript>
      <div class="editor-tools" role="toolbar" aria-label={say(t('Công cụ vẽ', 'Drawing tools'))}>
        <div class="editor-name">
          <TextField
            name="name"
            label={t('Tên quy trình', 'Name of the process')}
            value={name}
            maxLength={200}
          />
        </div>
        {tools.map(([action, icon, words]) => (
          <Button
            key={action}
            type="button"
            size="small"
            name="do"
            value={action}
            icon={icon}
            text={words}
            iconOnly
          />
        ))}
        <Button type="button" size="small" name="do" value="fit" look="quiet" text={t('Vừa khung', 'Fit')} />
        <Button
          type="button"
          size="small"
          name="do"
          value="import"
          icon="upload"
          text={t('Nhập tệp', 'Import')}
        />
        <Button
          type="button"
          size="small"
          name="do"
          value="export"
          icon="download"
          text={t('Xuất tệp', 'Export')}
        />
        <Button
          type="button"
          size="small"
          name="do"
          value="check"
          icon="check-check"
          text={t('Kiểm tra', 'Check')}
        />
        <Button
          type="button"
          size="small"
          name="do"
          value="save"
          icon="save"
          text={t('Lưu bản thảo', 'Save draft')}
        />
        {setup.publishUrl === null ? null : <Publish />}
        <input
          type="file"
          data-file=""
          hidden
          accept=".bpmn,.xml,.bpmn20.xml"
          aria-label={say(t('Tệp BPMN', 'BPMN file'))}
        />
      </div>
      <p class="editor-status" data-status="" role="status" />
      <div class="editor-desk">
        <div
          class="editor-canvas"
          data-canvas=""
          role="region"
          aria-label={say(t('Bản vẽ quy trình', 'Drawing of the process'))}
        />
        <div class="editor-side">
          <Card title={t('Kết quả kiểm tra', 'Verdict')}>
            <div data-problems="" />
          </Card>
          <Card title={t('Thuộc tính', 'Properties')}>
            <div class="editor-panel" data-panel="" />
          </Card>
        </div>
      </div>
    </div>
  );
}

function Publish() {
  return (
    <Confirm
      text={t('Ban hành…', 'Publish…')}
      icon="badge-check"
      question={t(
        'Bản vẽ được kiểm tra lần cuối rồi thành phiên bản mới. Hồ sơ tiếp nhận từ lúc đó theo phiên bản này; hồ sơ đang giải quyết vẫn theo phiên bản cũ.',
        'The drawing is checked once more and becomes a new version. Dossiers received from then on follow it; those in progress stay on theirs.',
      )}
    >
      <Button
        type="button"
        name="do"
        value="publish"
        look="next"
        icon="badge-check"
        text={t('Ban hành phiên bản mới', 'Publish a new version')}
      />
    </Confirm>
  );
}
