import type { DatasetRow } from '../row';
import type { LayoutContext, LayoutFile } from './layout';
import { partsOf } from './parts';

/**
 * Like LibriSpeech: `<part>/<speaker>/<chapter>/<speaker>-<chapter>-<number>` with a transcript a chapter, in
 * capitals and without punctuation. Its loaders want whole numbers for speakers: `SPEAKERS.TXT` says which
 * is whose. Audio keeps its own format, where LibriSpeech has FLAC.
 */
export function librispeech({ rows }: LayoutContext): readonly LayoutFile[] {
  const speakers = [...new Set(rows.map(({ speaker }) => speaker))].sort();
  const numberOf = new Map(speakers.map((speaker, at) => [speaker, at + 1]));
  const files: LayoutFile[] = [];
  for (const [part, some] of partsOf(rows)) {
    for (const speaker of speakers) {
      const own = some.filter((row) => row.speaker === speaker);
      if (own.length > 0) files.push(...chapter(part, numberOf.get(speaker) ?? 0, own));
    }
  }
  return [...files, { path: 'SPEAKERS.TXT', text: speakersText(rows, numberOf) }];
}

function chapter(
  part: string,
  speaker: number,
  rows: readonly DatasetRow[],
): readonly LayoutFile[] {
  const start = `${speaker}-1`;
  const folder = `${part}/${speaker}/1`;
  const named = rows.map((row, at) => ({ row, name: `${start}-${String(at).padStart(4, '0')}` }));
  const lines = named.map(({ row, name }) => `${name} ${transcript(row.text)}\n`);
  return [
    { path: `${folder}/${start}.trans.txt`, text: lines.join('') },
    ...named.map(({ row, name }) => ({
      path: `${folder}/${name}${row.path.slice(row.path.lastIndexOf('.'))}`,
      audio: row,
    })),
  ];
}

function transcript(text: string): string {
  return text
    .toUpperCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}'’]+/gu, ' ')
    .trim();
}

function speakersText(rows: readonly DatasetRow[], numberOf: ReadonlyMap<string, number>): string {
  const lines = [...numberOf].map(([speaker, number]) => {
    const own = rows.filter((row) => row.speaker === speaker);
    const minutes = own.reduce((sum, { seconds }) => sum + seconds, 0) / 60;
    return `${number} | ? | ${own[0]?.split ?? 'train'} | ${minutes.toFixed(2)} | ${speaker}\n`;
  });
  return `;ID | SEX | SUBSET | MINUTES | NAME\n${lines.join('')}`;
}
