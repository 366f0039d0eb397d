import type { DatasetLayout } from '../../../spec';
import type { DatasetRow } from '../row';
import { audiofolder } from './audiofolder';
import { commonVoice } from './commonVoice';
import { librispeech } from './librispeech';

/** A file of a layout: a text of its own, or an audio of the dataset under another name. */
export type LayoutFile =
  | { readonly path: string; readonly text: string }
  | { readonly path: string; readonly audio: DatasetRow };

export interface LayoutContext {
  readonly rows: readonly DatasetRow[];
  readonly language: string;
}

const layouts: Readonly<Record<DatasetLayout, (context: LayoutContext) => readonly LayoutFile[]>> =
  {
    'common-voice': commonVoice,
    librispeech,
    audiofolder,
  };

/** The files of a layout, relative to the dataset's folder, with `/`. */
export function layoutFiles(layout: DatasetLayout, context: LayoutContext): readonly LayoutFile[] {
  return layouts[layout](context).map((file) => ({
    ...file,
    path: `layouts/${layout}/${file.path}`,
  }));
}
