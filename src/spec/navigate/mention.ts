import type { ScalarNode } from '../document/node';
import { scalarOffsets } from '../text/scalarOffsets';

/** What a name stands for. Paths are those of the workspace folder. */
export type Target =
  | {
      readonly kind: 'field';
      readonly project: string;
      readonly side: 'input' | 'output';
      readonly name: string;
    }
  /** A file, a spec among them. */
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'column'; readonly file: string; readonly name: string }
  /** A piece under `vars` of an interface. */
  | { readonly kind: 'var'; readonly file: string; readonly name: string }
  /** A place in an interface that a `$ref` leads to. */
  | { readonly kind: 'place'; readonly file: string; readonly name: string };

/** A place where a name is written. Offsets are those of the name alone, without quotes and prefixes. */
export interface Mention {
  readonly target: Target;
  /** The file in which it stands. */
  readonly path: string;
  readonly start: number;
  readonly end: number;
  readonly role: 'definition' | 'read' | 'write';
  /** The YAML value that holds the name: another name in it may need quotes. */
  readonly scalar?: ScalarNode;
}

/** Equal for targets that are one. */
export function keyOf(target: Target): string {
  switch (target.kind) {
    case 'field':
      return JSON.stringify(['field', target.project, target.side, target.name]);
    case 'file':
      return JSON.stringify(['file', target.path]);
    default:
      return JSON.stringify([target.kind, target.file, target.name]);
  }
}

/** A file whose text holds names. */
export interface Source {
  readonly path: string;
  readonly text: string;
}

/** Offsets of the characters [from, to) of a scalar's value; undefined when they cannot be told. */
export function partOf(
  text: string,
  scalar: ScalarNode,
  from: number,
  to: number,
): { readonly start: number; readonly end: number } | undefined {
  const value = String(scalar.value);
  const part = value.slice(from, to);
  const written = text.slice(scalar.start, scalar.end);
  // Nearly every scalar says what it is, between quotes at most.
  const quoted = scalar.style === 'single' || scalar.style === 'double' ? 1 : 0;
  if (written.length === value.length + 2 * quoted && written.startsWith(value, quoted))
    return { start: scalar.start + quoted + from, end: scalar.start + quoted + to };
  const offsets = scalarOffsets(text, scalar);
  if (offsets) {
    const start = offsets[from];
    const last = offsets[to - 1];
    if (start !== undefined && last !== undefined && text.slice(start, last + 1) === part)
      return { start, end: last + 1 };
  }
  // A text inside a text has quotes of its own: what stands there once can still be found.
  const at = written.indexOf(part);
  if (at < 0 || written.includes(part, at + 1)) return undefined;
  return { start: scalar.start + at, end: scalar.start + at + part.length };
}

/** Mentions a name that is the characters [from, to) of a scalar. */
export function mentionIn(
  source: Source,
  scalar: ScalarNode,
  [from, to]: readonly [number, number],
  what: Pick<Mention, 'target' | 'role'>,
): readonly Mention[] {
  const place = partOf(source.text, scalar, from, to);
  return place ? [{ ...what, ...place, path: source.path, scalar }] : [];
}

/** A key: its name is never read as anything but text, so it needs no quotes. */
export function mentionOfKey(
  source: Source,
  key: ScalarNode,
  what: Pick<Mention, 'target' | 'role'>,
): readonly Mention[] {
  const place = partOf(source.text, key, 0, String(key.value).length);
  return place ? [{ ...what, ...place, path: source.path }] : [];
}
