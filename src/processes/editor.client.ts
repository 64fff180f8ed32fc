import { h, render } from 'preact';
import { say as sayIn, t } from '../kernel/messages.ts';
import './editor.css';
import { Editor, type EditorState } from './editor/editor.ts';
import { Panel } from './editor/panel.tsx';
import { ProblemList } from './editor/problem-list.tsx';
import type { EditorSetup, Say } from './editor/setup.ts';

const root = document.querySelector<HTMLElement>('[data-process-editor]');
if (root) void openEditor(root);

/** Brings the page of the editor to life: its buttons are `name="do"`, their value says what. */
async function openEditor(page: HTMLElement): Promise<void> {
  const setup: EditorSetup = JSON.parse(page.dataset['setup'] ?? '{}');
  const say: Say = (text) => sayIn(text, setup.language);
  const part = (selector: string) => find(page, selector, HTMLElement);
  const panel = part('[data-panel]');
  const problems = part('[data-problems]');
  const status = part('[data-status]');
  const nameField = find(page, '[name="name"]', HTMLInputElement);
  const fileField = find(page, '[data-file]', HTMLInputElement);
  const name = () => nameField.value.trim() || setup.code;

  const editor = new Editor(part('[data-canvas]'), setup, say, show);
  const { modeler } = editor;

  function show(state: EditorState): void {
    render(h(Panel, { modeler, setup, say }), panel);
    render(h(ProblemList, { state: state.check, say, onPick: pick }), problems);
    const words = say(state.status);
    const unsaved = state.isChanged ? say(t('Có thay đổi chưa lưu.', 'There are unsaved changes.')) : '';
    status.textContent = [words, unsaved].filter(Boolean).join(' ');
    const stack = modeler.get('commandStack');
    button('undo').disabled = !stack.canUndo();
    button('redo').disabled = !stack.canRedo();
    for (const each of ['save', 'publish']) for (const one of buttons(each)) one.disabled = state.isBusy;
  }

  function buttons(action: string): HTMLButtonElement[] {
    return [...page.querySelectorAll<HTMLButtonElement>(`button[name="do"][value="${action}"]`)];
  }

  function button(action: string): HTMLButtonElement {
    return find(page, `button[name="do"][value="${action}"]`, HTMLButtonElement);
  }

  function pick(id: string): void {
    const element = modeler.get('elementRegistry').get(id);
    if (!element) {
      editor.say(t(`Phần tử ${id} không có trên bản vẽ.`, `The element ${id} is not on the drawing.`));
      return;
    }
    modeler.get('selection').select(element);
    modeler.get('canvas').scrollToElement(id);
  }

  const actions: Readonly<Record<string, () => unknown>> = {
    import: () => fileField.click(),
    export: async () => download(`${setup.code}.bpmn`, await editor.xml()),
    undo: () => modeler.get('commandStack').undo(),
    redo: () => modeler.get('commandStack').redo(),
    'zoom-in': () => modeler.get('zoomScroll').stepZoom(1),
    'zoom-out': () => modeler.get('zoomScroll').stepZoom(-1),
    fit: () => editor.fit(),
    check: () => editor.check(),
    save: () => editor.save(name()),
    publish: () => (setup.publishUrl === null ? undefined : editor.publish(name(), setup.publishUrl)),
  };

  page.addEventListener('click', (event) => {
    const pressed = event.target instanceof Element ? event.target.closest('button[name="do"]') : null;
    if (pressed instanceof HTMLButtonElement) void actions[pressed.value]?.();
  });
  page.addEventListener('keydown', (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 's') return;
    event.preventDefault();
    void editor.save(name());
  });
  fileField.addEventListener('change', () => {
    const [file] = fileField.files ?? [];
    fileField.value = '';
    if (file) void file.text().then((xml) => editor.show(xml));
  });
  nameField.addEventListener('input', () => editor.changed());
  window.addEventListener('beforeunload', (event) => {
    if (editor.state.isChanged) event.preventDefault();
  });
  try {
    await editor.open();
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    console.error(error);
    editor.say(
      t(
        'Không tải được bản vẽ. Hãy tải lại trang; nếu vẫn không được, nhập bản vẽ từ tệp.',
        'The drawing could not be loaded. Reload the page; if that does not help, import it from a file.',
      ),
    );
  }
}

function find<E extends Element>(within: HTMLElement, selector: string, kind: new () => E): E {
  const found = within.querySelector(selector);
  if (!(found instanceof kind)) throw new Error(`The page of the editor lacks ${selector}.`);
  return found;
}

function download(name: string, xml: string): void {
  const url = URL.createObjectURL(new Blob([xml], { type: 'application/bpmn+xml' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
