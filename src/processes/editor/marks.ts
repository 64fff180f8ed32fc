import type { Canvas, ElementRegistry, Overlays } from 'bpmn-js/lib/NavigatedViewer.js';
import type { Told } from './server.ts';
import type { Say } from './setup.ts';

type Drawing = {
  readonly canvas: Canvas;
  readonly elementRegistry: ElementRegistry;
  readonly overlays: Overlays;
};

/** Marks the elements that problems are about, in place of the marks before. */
export function createMarks(drawing: Drawing, say: Say): (problems: readonly Told[]) => void {
  let marked: { readonly id: string; readonly marker: string }[] = [];
  return (problems) => {
    for (const { id, marker } of marked) {
      if (drawing.elementRegistry.get(id)) drawing.canvas.removeMarker(id, marker);
    }
    drawing.overlays.remove({ type: 'problem' });
    marked = [];
    for (const id of new Set(problems.map((each) => each.elementId))) {
      const own = problems.filter((each) => each.elementId === id);
      if (id === '' || !drawing.elementRegistry.get(id)) continue;
      const severity = own.some((each) => each.severity === 'error') ? 'error' : 'warning';
      const marker = `has-${severity}`;
      drawing.canvas.addMarker(id, marker);
      marked.push({ id, marker });
      drawing.overlays.add(id, 'problem', {
        position: { top: -12, right: 12 },
        html: badge(severity, own.map((each) => say(each.text)).join('\n')),
      });
    }
  };
}

function badge(severity: Told['severity'], words: string): HTMLElement {
  const mark = document.createElement('span');
  mark.className = `problem-badge problem-badge-${severity}`;
  mark.textContent = '!';
  mark.title = words;
  return mark;
}
