import type { ImageAnnotationEditor } from './editor';
import { handlesOf, movePoints, type Point } from './shapes';

/** Fractions of the picture that an arrow moves by: plain, with Alt, with Alt and Shift. */
const steps = { plain: 0.01, slow: 0.002, fast: 0.05 } as const;

const directions: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/** A key that the editor takes does nothing else on the page. */
export function pressKey(editor: ImageAnnotationEditor, event: KeyboardEvent): void {
  if (editor.mode === 'locked' || isTyping(event.target) || !takes(editor, event)) return;
  event.preventDefault();
  event.stopPropagation();
}

function takes(editor: ImageAnnotationEditor, event: KeyboardEvent): boolean {
  const direction = directions[event.key];
  if (direction) return moveBy(editor, direction, stepOf(event));
  if (event.key === 'Tab') return nextPoint(editor, event.shiftKey ? -1 : 1);
  switch (event.code) {
    case 'KeyC':
      if (!editor.draft) return false;
      editor.finish();
      return true;
    case 'KeyD':
    case 'KeyZ':
    case 'Delete':
      editor.remove();
      return true;
    default:
      return false;
  }
}

function stepOf({ altKey, shiftKey }: KeyboardEvent): number {
  if (!altKey) return steps.plain;
  return shiftKey ? steps.fast : steps.slow;
}

function moveBy(editor: ImageAnnotationEditor, { x, y }: Point, step: number): boolean {
  const { selected, point } = editor;
  if (!selected) return false;
  const points = handlesOf(selected);
  const chosen = point === undefined ? points : points.slice(point, point + 1);
  movePoints(chosen, { x: x * step, y: y * step });
  editor.changed();
  editor.draw();
  return true;
}

/** Past the last point the key goes where it always goes. */
function nextPoint(editor: ImageAnnotationEditor, by: 1 | -1): boolean {
  const { selected } = editor;
  if (!selected) return false;
  const next = (editor.point ?? (by > 0 ? -1 : handlesOf(selected).length)) + by;
  const isPoint = next >= 0 && next < handlesOf(selected).length;
  editor.select(selected, isPoint ? next : undefined);
  return isPoint;
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLInputElement ||
    target instanceof HTMLSelectElement ||
    target instanceof HTMLTextAreaElement
  );
}
