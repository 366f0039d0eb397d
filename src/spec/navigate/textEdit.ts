import type { Mention } from './mention';
import { isPlainSafe, singleQuoted } from './quoting';

/** A replacement in a file, in offsets. */
export interface TextEdit {
  readonly path: string;
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

/** An unquoted YAML value gets quotes when the new name would be read as something else. */
export function editOf(mention: Mention, newText: string): TextEdit {
  const { path, start, end, scalar } = mention;
  if (scalar?.style === 'plain') {
    const value = String(scalar.value);
    const from = start - scalar.start;
    const whole = value.slice(0, from) + newText + value.slice(from + end - start);
    if (!isPlainSafe(whole))
      return { path, start: scalar.start, end: scalar.end, newText: singleQuoted(whole) };
  }
  return { path, start, end, newText: scalar?.style === 'single' ? doubled(newText) : newText };
}

function doubled(text: string): string {
  return text.replaceAll("'", "''");
}
