import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer.js';
import { say, t, type Language } from '../kernel/messages.ts';
import { look } from './editor/look.ts';
import { translator } from './editor/translate.ts';
import './viewer.css';

for (const place of document.querySelectorAll<HTMLElement>('[data-process-viewer]')) void draw(place);

/**
 * Draws the model of `data-xml-url` into its place, as wide as the place, with the steps of `data-current` and
 * `data-done` (ids, separated by commas) marked. What stood in the place before (a link to the file) stays until then,
 * and for good when the drawing cannot be had. The wheel scrolls the page, not the drawing.
 */
async function draw(place: HTMLElement): Promise<void> {
  const { xmlUrl = '', current = '', done = '' } = place.dataset;
  const language: Language = document.documentElement.lang === 'en' ? 'en' : 'vi';
  const response = await fetch(xmlUrl);
  if (!response.ok) return;
  const xml = await response.text();
  const before = [...place.childNodes];
  const container = document.createElement('div');
  container.className = 'process-viewer-canvas';
  place.classList.add('process-viewer');
  place.append(container);
  const viewer = new NavigatedViewer({
    ...look,
    container,
    additionalModules: [{ zoomScroll: ['value', null], translate: ['value', translator(language)] }],
  });
  try {
    await viewer.importXML(xml);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    // A model without a drawing: the table beside it tells the steps.
    viewer.destroy();
    container.remove();
    place.classList.remove('process-viewer');
    return;
  }
  for (const node of before) node.remove();
  const registry = viewer.get('elementRegistry');
  const marked = (ids: string) => ids.split(',').filter((id) => registry.get(id.trim()));
  for (const id of marked(done)) viewer.get('canvas').addMarker(id.trim(), 'is-done');
  for (const id of marked(current)) viewer.get('canvas').addMarker(id.trim(), 'is-current');
  place.prepend(tools(viewer, container, language, marked(current)[0]?.trim()));
  fit(viewer, container, marked(current)[0]?.trim());
}

/** On a narrow screen the whole drawing would be too small to read: below this scale one sees a part and drags. */
const smallest = 0.65;
const narrow = 640;
const margin = 16;

/** As wide as the place, as high as it takes; where only a part can be seen, the part where the dossier stands. */
function fit(viewer: NavigatedViewer, container: HTMLElement, current: string | undefined): void {
  const canvas = viewer.get('canvas');
  const { inner } = canvas.viewbox();
  const whole = { width: inner.width + 2 * margin, height: inner.height + 2 * margin };
  const room = container.clientWidth;
  const scale = Math.max(room < narrow ? smallest : 0, Math.min(1, room / whole.width));
  const height = Math.min(whole.height * scale, room < narrow ? 420 : 1000);
  container.style.height = `${Math.round(height)}px`;
  canvas.resized();
  const step = current === undefined ? undefined : viewer.get('elementRegistry').get(current);
  const shown = { width: room / scale, height: height / scale };
  canvas.viewbox({
    ...shown,
    x: begin(inner.x - margin, whole.width, shown.width, step && step.x + step.width / 2),
    y: begin(inner.y - margin, whole.height, shown.height, step && step.y + step.height / 2),
  });
}

/** Where the view begins along one axis: centred when all of it fits, else around the step, within the drawing. */
function begin(first: number, whole: number, shown: number, step: number | undefined): number {
  if (shown >= whole) return first - (shown - whole) / 2;
  if (step === undefined) return first;
  return Math.min(Math.max(step - shown / 2, first), first + whole - shown);
}

function tools(
  viewer: NavigatedViewer,
  container: HTMLElement,
  language: Language,
  current: string | undefined,
): HTMLElement {
  const canvas = viewer.get('canvas');
  const bar = document.createElement('div');
  bar.className = 'process-viewer-tools';
  const actions = [
    [t('Phóng to', 'Zoom in'), () => canvas.zoom(canvas.zoom() * 1.3, 'auto')],
    [t('Thu nhỏ', 'Zoom out'), () => canvas.zoom(canvas.zoom() / 1.3, 'auto')],
    [t('Vừa khung', 'Fit'), () => fit(viewer, container, current)],
  ] as const;
  for (const [words, act] of actions) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'btn btn-quiet btn-sm';
    button.textContent = say(words, language);
    button.addEventListener('click', act);
    bar.append(button);
  }
  return bar;
}
