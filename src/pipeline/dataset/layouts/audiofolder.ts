import type { LayoutContext, LayoutFile } from './layout';
import { fileName, partsOf } from './parts';

/** What the loaders call the parts. */
const names = { train: 'train', dev: 'validation', test: 'test' } as const;

/** As `datasets.load_dataset('audiofolder', data_dir=…)` reads it: a folder a part, with metadata. */
export function audiofolder({ rows }: LayoutContext): readonly LayoutFile[] {
  return partsOf(rows).flatMap(([part, some]) => {
    const folder = names[part];
    const lines = some.map((row) => {
      const { textId, text, speaker, seconds, judgement } = row;
      const entry = {
        file_name: fileName(row),
        ...{ text, text_id: textId, speaker_id: speaker, duration: Number(seconds.toFixed(3)) },
        confidence: judgement === undefined ? null : Number(judgement.confidence.toFixed(4)),
      };
      return `${JSON.stringify(entry)}\n`;
    });
    return [
      { path: `${folder}/metadata.jsonl`, text: lines.join('') },
      ...some.map((row) => ({ path: `${folder}/${fileName(row)}`, audio: row })),
    ];
  });
}
