import {
  finished,
  labelled,
  movedTo,
  nudged,
  pressedAt,
  removedSelected,
  withMode,
  type Editing,
  type EditingMode,
  type Spot,
} from '../../../core';
import { modeFor } from './hotkeyOptions';
import type { ImageEditorProps } from './imageEditorProps';

type KeyOptions = Pick<ImageEditorProps, 'keys' | 'labels' | 'tools'>;

/** What a key asks for: another state, or that the unfinished shape be dropped. */
export type KeyEffect = Editing | 'cancel';

/** Keys that a config's plugin gives, anywhere in the task; undefined when this one means nothing. */
export function pluginKey(now: Editing, key: string, options: KeyOptions): KeyEffect | undefined {
  const { keys, labels, tools } = options;
  if (!keys) return undefined;
  const mode = modeFor(keys, key) as EditingMode | undefined;
  if (mode !== undefined && (mode === 'select' || tools.includes(mode))) return withMode(now, mode);
  const label = labels[keys.labels.indexOf(key)];
  if (label) return labelled(now, label.value);
  if (key === keys.cancel && now.draft) return 'cancel';
  return key === keys.confirm && now.draft ? finished(now) : undefined;
}

const smallStep = 0.01;
const largeStep = 0.05;
const arrows: Readonly<Record<string, Spot>> = {
  ArrowUp: { left: 0, top: -1 },
  ArrowDown: { left: 0, top: 1 },
  ArrowLeft: { left: -1, top: 0 },
  ArrowRight: { left: 1, top: 0 },
};

/** What the keyboard works on: the picture itself, one of the shapes, or a corner. */
export interface KeyboardTarget {
  readonly shape: number | undefined;
  readonly handle: number | undefined;
  /** Where the keyboard's pointer stands. */
  readonly cursor: Spot;
}

export interface CanvasKey {
  readonly key: string;
  readonly shiftKey: boolean;
}

interface CanvasEffect {
  readonly effect: KeyEffect;
  /** Where the keyboard's pointer stands from now on. */
  readonly cursor?: Spot;
}

/** Keys pressed while the focus is on the picture: all of drawing and editing without a pointer. */
export function canvasKey(
  now: Editing,
  { key, shiftKey }: CanvasKey,
  target: KeyboardTarget,
): CanvasEffect | undefined {
  const arrow = arrows[key];
  if (arrow) return moved(now, scaled(arrow, shiftKey ? largeStep : smallStep), target);
  if (key === 'Escape') return escaped(now);
  if (key === 'Delete' || key === 'Backspace') {
    return now.selected === undefined ? undefined : { effect: removedSelected(now) };
  }
  return key === 'Enter' || key === ' ' ? pressed(now, target) : undefined;
}

function escaped(now: Editing): CanvasEffect | undefined {
  if (now.draft) return { effect: 'cancel' };
  return now.selected === undefined ? undefined : { effect: { ...now, selected: undefined } };
}

function pressed(now: Editing, { shape, cursor }: KeyboardTarget): CanvasEffect | undefined {
  if (now.mode !== 'select') return { effect: pressedAt(now, cursor) };
  return shape === undefined ? undefined : { effect: { ...now, selected: shape } };
}

function moved(
  now: Editing,
  by: Spot,
  { handle, cursor }: KeyboardTarget,
): CanvasEffect | undefined {
  if (now.mode === 'select') {
    return now.selected === undefined ? undefined : { effect: nudged(now, by, handle) };
  }
  const next = {
    left: Math.min(Math.max(cursor.left + by.left, 0), 1),
    top: Math.min(Math.max(cursor.top + by.top, 0), 1),
  };
  return { effect: now.draft ? movedTo(now, next) : now, cursor: next };
}

function scaled({ left, top }: Spot, by: number): Spot {
  return { left: left * by, top: top * by };
}
