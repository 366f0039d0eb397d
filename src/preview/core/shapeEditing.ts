/** What a press, a move or a key does while shapes are drawn on a picture. Pure: state in, state out. */
import {
  handlesOf,
  movedBy,
  rectangleBetween,
  withHandleAt,
  type Shape,
  type ShapeKind,
  type Spot,
} from './shapes';

export type EditingMode = ShapeKind | 'select';

/** A shape that is not finished: its corners so far, and where the pointer is. */
export interface Draft {
  readonly kind: 'rectangle' | 'polygon';
  readonly corners: readonly Spot[];
  readonly pointer: Spot;
}

/** What the pointer holds: a corner of a shape, or (undefined) the shape as a whole. */
export interface Grip {
  readonly index: number;
  readonly handle: number | undefined;
  readonly last: Spot;
}

export interface Editing {
  readonly shapes: readonly Shape[];
  readonly mode: EditingMode;
  readonly draft?: Draft | undefined;
  readonly grip?: Grip | undefined;
  /** Index of the selected shape. */
  readonly selected?: number | undefined;
  /** Label that the next shape gets. */
  readonly label?: string | undefined;
}

/** Choosing the active tool again goes back to selecting. */
export function withMode(now: Editing, mode: EditingMode): Editing {
  return { ...now, mode: mode === now.mode ? 'select' : mode, draft: undefined };
}

/**
 * A click on the picture while a shape is drawn. `reach` is how near to its first corner a click
 * closes a polygon, as a fraction of the picture.
 */
export function pressedAt(now: Editing, spot: Spot, reach = 0.02): Editing {
  if (now.mode === 'select') return now;
  if (now.mode === 'point') return added(now, { shape: 'point', ...spot });
  const { draft, mode } = now;
  const start = draft?.corners[0];
  if (!draft || !start) return { ...now, draft: { kind: mode, corners: [spot], pointer: spot } };
  if (draft.kind === 'rectangle') return added(now, rectangleBetween(start, spot));
  if (closes(draft, spot, reach)) return finished(now);
  return { ...now, draft: { ...draft, corners: [...draft.corners, spot] } };
}

/** Whether a click there means the first corner of an unfinished polygon, to close it. */
export function closes(draft: Draft, spot: Spot, reach: number): boolean {
  const [start] = draft.corners;
  if (!start || draft.kind !== 'polygon') return false;
  return Math.hypot(start.left - spot.left, start.top - spot.top) < reach;
}

/** The pointer moves: what it holds follows, and so does an unfinished shape. */
export function movedTo(now: Editing, spot: Spot): Editing {
  const { draft, grip } = now;
  if (draft) return { ...now, draft: { ...draft, pointer: spot } };
  const shape = grip && now.shapes[grip.index];
  if (!grip || !shape) return now;
  const by = { left: spot.left - grip.last.left, top: spot.top - grip.last.top };
  const next =
    grip.handle === undefined ? movedBy(shape, by) : withHandleAt(shape, grip.handle, spot);
  return { ...replaced(now, grip.index, next), grip: { ...grip, last: spot } };
}

export function gripped(now: Editing, grip: Grip): Editing {
  return now.mode === 'select' ? { ...now, grip, selected: grip.index } : now;
}

/** Completes the shape being drawn: a rectangle at the pointer, a polygon that has enough corners. */
export function finished(now: Editing): Editing {
  const { draft } = now;
  const start = draft?.corners[0];
  if (!draft || !start) return now;
  if (draft.kind === 'rectangle') return added(now, rectangleBetween(start, draft.pointer));
  return draft.corners.length >= 3 ? added(now, { shape: 'polygon', points: draft.corners }) : now;
}

/** Labels the selected shape and the ones to come; the waiting label picked again waits no more. */
export function labelled(now: Editing, label: string): Editing {
  const shape = now.selected === undefined ? undefined : now.shapes[now.selected];
  if (!shape || now.selected === undefined) {
    return { ...now, label: now.label === label ? undefined : label };
  }
  return replaced({ ...now, label }, now.selected, { ...shape, label });
}

export function removedSelected(now: Editing): Editing {
  if (now.selected === undefined) return now;
  const shapes = now.shapes.filter((_, i) => i !== now.selected);
  return { ...now, shapes, selected: undefined };
}

/**
 * Moves the selected shape, or one corner of it, by a step, for those who work without a pointer.
 */
export function nudged(now: Editing, by: Spot, handle?: number): Editing {
  const shape = now.selected === undefined ? undefined : now.shapes[now.selected];
  if (!shape || now.selected === undefined) return now;
  const corner = handle === undefined ? undefined : handlesOf(shape)[handle];
  if (handle === undefined || !corner) return replaced(now, now.selected, movedBy(shape, by));
  const spot = { left: corner.left + by.left, top: corner.top + by.top };
  return replaced(now, now.selected, withHandleAt(shape, handle, spot));
}

function added(now: Editing, shape: Shape): Editing {
  const own = now.label === undefined ? shape : { ...shape, label: now.label };
  return { ...now, shapes: [...now.shapes, own], draft: undefined, selected: now.shapes.length };
}

function replaced(now: Editing, index: number, shape: Shape): Editing {
  return { ...now, shapes: now.shapes.map((one, i) => (i === index ? shape : one)) };
}
