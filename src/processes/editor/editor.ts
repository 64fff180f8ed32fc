import Modeler from 'bpmn-js/lib/Modeler.js';
import type { BusinessObject } from 'bpmn-js/lib/NavigatedViewer.js';
import { t, type Text } from '../../kernel/messages.ts';
import { vocabulary } from '../vocabulary.ts';
import { look } from './look.ts';
import { createMarks } from './marks.ts';
import type { CheckState } from './problem-list.tsx';
import { check, fetchXml, publish, saveDraft, type Told } from './server.ts';
import type { EditorSetup, Say } from './setup.ts';
import { supportedOnly } from './supported.ts';
import { translator } from './translate.ts';

export type EditorState = {
  readonly check: CheckState;
  /** The last thing done, in words. */
  readonly status: Text;
  readonly isChanged: boolean;
  readonly isBusy: boolean;
};

/** The editor behind the page: the drawing, what the server says about it, what is unsaved. */
export class Editor {
  readonly modeler: Modeler;
  readonly setup: EditorSetup;
  #state: EditorState = { check: { kind: 'unchecked' }, status: t('', ''), isChanged: false, isBusy: false };
  #revision: number;
  #mark: (problems: readonly Told[]) => void;
  #onState: (state: EditorState) => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Counts changes, so that a verdict on an older drawing is not shown. */
  #changes = 0;

  constructor(container: HTMLElement, setup: EditorSetup, say: Say, onState: (state: EditorState) => void) {
    this.setup = setup;
    this.#revision = setup.revision;
    this.#onState = onState;
    this.modeler = new Modeler({
      ...look,
      container,
      moddleExtensions: { motcua: vocabulary },
      additionalModules: [supportedOnly, { translate: ['value', translator(setup.language)] }],
    });
    const get = this.modeler.get.bind(this.modeler);
    this.#mark = createMarks(
      { canvas: get('canvas'), elementRegistry: get('elementRegistry'), overlays: get('overlays') },
      say,
    );
    this.modeler.on('commandStack.changed', () => this.changed());
    this.modeler.on('selection.changed', () => this.#set({}));
  }

  get state(): EditorState {
    return this.#state;
  }

  /** Opens what the server has. */
  async open(): Promise<void> {
    await this.show(await fetchXml(this.setup.xmlUrl));
    this.#set({ isChanged: false });
  }

  /** Shows a drawing in place of the present one; a file that cannot be drawn leaves the present one as it is. */
  async show(xml: string): Promise<boolean> {
    const before = this.modeler.get('canvas').getRootElement().businessObject ? await this.xml() : null;
    try {
      await this.modeler.importXML(xml);
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      if (before !== null) await this.modeler.importXML(before);
      const isUndrawn = /no diagram|no process or collaboration/.test(error.message);
      this.#set({ status: isUndrawn ? undrawn : notBpmn });
      return false;
    }
    this.fit();
    this.changed();
    const hidden = this.#undrawn();
    this.#set({ status: hidden === 0 ? t('Đã mở bản vẽ.', 'Drawing opened.') : partlyDrawn(hidden) });
    return true;
  }

  /** The whole drawing, clear of the palette at the left. */
  fit(): void {
    const canvas = this.modeler.get('canvas');
    const { inner, width, height, scale } = canvas.viewbox();
    const room = { width: width * scale, height: height * scale };
    const palette = Math.min(132, room.width / 3);
    const whole = Math.min((room.width - palette - 24) / inner.width, (room.height - 48) / inner.height);
    const to = Math.min(1, Math.max(0.3, whole));
    canvas.viewbox({
      width: room.width / to,
      height: room.height / to,
      x: inner.x - palette / to,
      y: inner.y + inner.height / 2 - room.height / to / 2,
    });
  }

  /** How many nodes and flows the file has without drawing them: they cannot be seen here, but are kept. */
  #undrawn(): number {
    const registry = this.modeler.get('elementRegistry');
    const count = (of: unknown): number => {
      if (!isObject(of)) return 0;
      const parts = [...listOf(of, 'rootElements'), ...listOf(of, 'flowElements')];
      const hidden = listOf(of, 'flowElements').filter((each) => isObject(each) && !registry.get(each.id));
      return hidden.length + parts.reduce((sum: number, part) => sum + count(part), 0);
    };
    return count(this.modeler.getDefinitions());
  }

  async xml(): Promise<string> {
    const { xml } = await this.modeler.saveXML({ format: true });
    if (xml === undefined) throw new Error('The drawing could not be written.');
    return xml;
  }

  /** Something was drawn or said: it is unsaved, and checked again after a pause. */
  changed(): void {
    this.#changes += 1;
    this.#set({ isChanged: true });
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.check(), 1200);
  }

  async check(): Promise<boolean> {
    clearTimeout(this.#timer);
    const at = this.#changes;
    this.#set({ check: { kind: 'checking' } });
    const answer = await check(this.setup, await this.xml());
    if (at !== this.#changes) return false;
    const problems = 'value' in answer ? answer.value.problems : answer.problems;
    const sound = 'value' in answer && answer.value.sound;
    this.#mark(problems);
    this.#set({ check: { kind: sound ? 'sound' : 'unsound', problems } });
    return sound;
  }

  async save(name: string): Promise<void> {
    const at = this.#changes;
    this.#set({ isBusy: true });
    const answer = await saveDraft(this.setup, { name, xml: await this.xml(), expected: this.#revision });
    if ('problems' in answer) {
      this.#set({ isBusy: false, status: answer.problems[0]?.text ?? notSaved });
      return;
    }
    this.#revision = answer.value;
    this.#set({ isBusy: false, status: saved, isChanged: at !== this.#changes });
  }

  /** Publishes the drawing as a new version and leaves the editor; what stands in the way is shown instead. */
  async publish(name: string, url: string): Promise<void> {
    this.#set({ isBusy: true });
    const answer = await publish(this.setup, url, { name, xml: await this.xml(), expected: this.#revision });
    if ('value' in answer) {
      this.#set({ isBusy: false, isChanged: false });
      location.assign(answer.value);
      return;
    }
    this.#mark(answer.problems);
    this.#set({
      isBusy: false,
      status: notPublished,
      check: { kind: 'unsound', problems: answer.problems },
    });
  }

  say(status: Text): void {
    this.#set({ status });
  }

  #set(change: Partial<EditorState>): void {
    this.#state = { ...this.#state, ...change };
    this.#onState(this.#state);
  }
}

function isObject(value: unknown): value is BusinessObject {
  return typeof value === 'object' && value !== null && '$type' in value && 'get' in value;
}

function listOf(object: BusinessObject, name: string): readonly unknown[] {
  const value = object.get(name);
  return Array.isArray(value) ? value : [];
}

function partlyDrawn(hidden: number): Text {
  return t(
    `Tệp có ${hidden} phần tử không có hình vẽ: không thấy được ở đây, nhưng vẫn được giữ trong tệp.`,
    `The file has ${hidden} elements without a drawing: they cannot be seen here, but are kept in the file.`,
  );
}

const saved = t('Đã lưu bản thảo.', 'Draft saved.');
const notSaved = t('Chưa lưu được bản thảo.', 'The draft was not saved.');
const notPublished = t('Chưa ban hành: còn lỗi phải sửa.', 'Not published: there are errors to correct.');
const undrawn = t(
  'Tệp có quy trình nhưng không có hình vẽ, nên không mở được ở đây. Hãy xuất lại từ công cụ vẽ kèm sơ đồ.',
  'The file has a process but no drawing, so it cannot be opened here. Export it again with its diagram.',
);
const notBpmn = t(
  'Tệp này không phải là mô hình BPMN 2.0 đọc được.',
  'This file is not a readable BPMN 2.0 model.',
);
