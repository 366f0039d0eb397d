import type { Cell } from './delimitedRows';
import { columnOf } from './taskColumns';

const names: Readonly<Record<string, string>> = {
  '\t': 'tabs',
  ',': 'commas',
  ';': 'semicolons',
  '|': 'vertical bars',
};

/**
 * What to say of a header whose columns are kept apart by another sign than the file's name promises;
 * undefined when they are not. Told by a header of one cell that falls into known columns.
 */
export function otherDelimiter(
  header: readonly Cell[],
  delimiter: ',' | '\t',
  mapping: Readonly<Record<string, string>> | undefined,
): string | undefined {
  const [only, ...more] = header;
  if (!only || more.length > 0) return undefined;
  const isColumn = (name: string): boolean =>
    columnOf(name).role !== 'unknown' || (mapping !== undefined && Object.hasOwn(mapping, name));
  for (const [sign, name] of Object.entries(names)) {
    const parts = only.value.split(sign).map((part) => part.trim().replace(/^"|"$/g, ''));
    if (sign === delimiter || parts.length < 2 || !parts.every(isColumn)) continue;
    const wanted = names[delimiter] ?? '';
    const ending = sign === '\t' ? '.tsv' : sign === ',' ? '.csv' : undefined;
    const rename = ending === undefined ? '' : `, or name the file ${ending}`;
    return `The columns are kept apart by ${name}, and this kind of file has ${wanted}. Save it with ${wanted}${rename}.`;
  }
  return undefined;
}
