/** `plugin.toloka`: how the tasks of a page are laid out, and the notices above them. */
import type { TaskEngine } from './engine';
import { coerced, isRecord } from './json';
import type { ViewNode } from './viewNode';

export interface TolokaLayout {
  /** Without the plugin a task takes the full width, one after another. */
  readonly kind: 'none' | 'scroll' | 'pager' | 'first-task-only';
  /** A CSS length. */
  readonly taskWidth: string;
}

export interface TolokaPlugin {
  readonly layout: TolokaLayout;
  readonly notifications: readonly ViewNode[];
}

export function layoutOf(value: unknown): TolokaLayout {
  const layout = isRecord(value) ? value : {};
  const kind =
    layout.kind === 'pager' || layout.kind === 'first-task-only' ? layout.kind : 'scroll';
  const width = layout.taskWidth;
  if (typeof width === 'number') return { kind, taskWidth: `${width}px` };
  return { kind, taskWidth: width === undefined ? '100%' : coerced(width) };
}

/** The last layout wins; notices of all are shown. */
export function tolokaPlugin(engine: TaskEngine, inputs: readonly unknown[]): TolokaPlugin {
  const settings = engine.tolokaSettings(inputs);
  const last = settings.at(-1);
  return {
    layout: last ? layoutOf(last.layout) : { kind: 'none', taskWidth: '100%' },
    notifications: settings.flatMap((one) => one.notifications),
  };
}
