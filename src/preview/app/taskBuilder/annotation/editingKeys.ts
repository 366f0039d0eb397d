import {
  finished,
  labelled,
  nudged,
  removedSelected,
  withMode,
  type Editing,
  type EditingMode,
  type Spot,
} from '../../../core';
import { modeFor } from './hotkeyOptions';
import type { ImageEditorProps } from './imageEditorProps';

type KeyOptions = Pick<ImageEditorProps, 'keys' | 'labels' | 'tools'>;

const step = 0.005;
const arrows: Readonly<Record<string, Spot>> = {
  up: { left: 0, top: -step },
  down: { left: 0, top: step },
  arrowleft: { left: -step, top: 0 },
  arrowright: { left: step, top: 0 },
};

/** What a key makes of the present state; undefined when it means nothing here. */
export function editingForKey(now: Editing, key: string, options: KeyOptions): Editing | undefined {
  return pluginKey(now, key, options) ?? plainKey(now, key);
}

function pluginKey(now: Editing, key: string, options: KeyOptions): Editing | undefined {
  const { keys, labels, tools } = options;
  if (!keys) return undefined;
  const mode = modeFor(keys, key) as EditingMode | undefined;
  if (mode !== undefined && (mode === 'select' || tools.includes(mode))) return withMode(now, mode);
  const label = labels[keys.labels.indexOf(key)];
  if (label) return labelled(now, label.value);
  if (key === keys.cancel && now.draft) return { ...now, draft: undefined };
  return key === keys.confirm && now.draft ? finished(now) : undefined;
}

function plainKey(now: Editing, key: string): Editing | undefined {
  if (now.selected === undefined) return undefined;
  if (key === 'delete') return removedSelected(now);
  const by = arrows[key];
  return by ? nudged(now, by) : undefined;
}
