import { stringOf, valueAt } from '../document/node';
import type { Trace } from '../schema/trace';
import type { CompletionItem } from './completionItem';
import { sortText, type CompletionPlace } from './place';
import { escaped } from './snippets';

/** Keys of `columns`: what the columns of the tasks file are called. */
export function columnItems(
  { doc, cursor, outside }: CompletionPlace,
  { map, object, parents }: Trace & { at: 'key' },
): readonly CompletionItem[] {
  if (object.title !== 'columns') return [];
  const ref = stringOf(valueAt(parents.at(-1)?.map, '$file'));
  const columns = ref === undefined ? [] : (outside.columns?.(ref) ?? []);
  const present = new Set(map.entries.map(({ key }) => key.value));
  return columns
    .filter((column) => !present.has(column))
    .map((column, rank) => {
      const quoted = doc.format === 'json' ? `"${escaped(column)}"` : escaped(keyText(column));
      return {
        label: column,
        kind: 'key',
        insertText: cursor.hasColon ? quoted : `${quoted}: `,
        replace: doc.lines.range(cursor.start, cursor.end),
        detail: `column of ${ref ?? ''}`,
        sortText: sortText(rank),
      };
    });
}

/** Headers are free texts; anything but a word is put in quotes. */
function keyText(column: string): string {
  return /^[A-Za-z_][\w-]*$/.test(column) ? column : `'${column.replaceAll("'", "''")}'`;
}
