import { posix } from 'node:path';
import {
  parseSpec,
  specKindOf,
  textAtHand,
  type FileEdit,
  type Location,
  type Outside,
  type Position,
  type SpecDocument,
  type TextAtHand,
} from '../../../../src/spec';

/** A workspace folder in memory: texts by path. */
export type Folder = Readonly<Record<string, string>>;

/** What the language core may ask when the document at `path` is at hand. */
export function outsideOf(folder: Folder, path: string): Outside {
  const own = posix.dirname(path);
  const at = (ref: string): string => posix.normalize(posix.join(own, ref));
  const relative = (to: string): string => posix.relative(own, to);
  const specs = Object.keys(folder).flatMap((file) => {
    const doc = specAt(folder, file);
    return doc ? [{ path: relative(file), doc }] : [];
  });
  return {
    path,
    file: (ref) => {
      const text = folder[at(ref)];
      return text === undefined ? { state: 'missing' } : { state: 'found', text };
    },
    specs: () => specs,
    columns: (ref) => folder[at(ref)]?.split('\n')[0]?.split('\t'),
    files: () => Object.keys(folder).map(relative),
  };
}

export function specAt(folder: Folder, path: string): SpecDocument | undefined {
  const how = specKindOf(path);
  const text = folder[path];
  return how && text !== undefined ? parseSpec(text, how) : undefined;
}

/** A cursor right behind the first `before` and in front of what follows it. */
export interface AtCursor {
  readonly doc: TextAtHand;
  readonly position: Position;
  readonly outside: Outside;
}

/** The cursor stands where `|` stands in `place`, the first such place of the file. */
export function cursorIn(folder: Folder, path: string, place: string): AtCursor {
  const text = folder[path] ?? '';
  const found = text.indexOf(place.replace('|', ''));
  if (found < 0) throw new Error(`${path} does not hold ${place}`);
  const doc = specAt(folder, path) ?? textAtHand(text);
  const position = doc.lines.positionAt(found + place.indexOf('|'));
  return { doc, position, outside: outsideOf(folder, path) };
}

/** Locations as `path: line with [the name] marked`. */
export function shown(folder: Folder, path: string, locations: readonly Location[]): string[] {
  return locations.map((location) => {
    const file = location.path === undefined ? path : joined(path, location.path);
    const { lines, text } = textAtHand(folder[file] ?? '');
    const [start, end] = [lines.offsetAt(location.range.start), lines.offsetAt(location.range.end)];
    const lineStart = text.lastIndexOf('\n', start - 1) + 1;
    const newline = text.indexOf('\n', end);
    const after = text.slice(end, newline < 0 ? text.length : newline);
    return `${file}: ${`${text.slice(lineStart, start)}[${text.slice(start, end)}]${after}`.trim()}`;
  });
}

function joined(path: string, ref: string): string {
  return posix.normalize(posix.join(posix.dirname(path), ref));
}

/** The folder after edits and moves that were asked for from the document at `path`. */
export function edited(
  folder: Folder,
  path: string,
  edits: readonly FileEdit[],
  moves: readonly { readonly from: string; readonly to: string }[] = [],
): Folder {
  const texts: Record<string, string> = { ...folder };
  const fileOf = (edit: FileEdit): string =>
    edit.path === undefined ? path : joined(path, edit.path);
  for (const file of new Set(edits.map(fileOf))) {
    const changes = edits.filter((edit) => fileOf(edit) === file);
    texts[file] = changedText(texts[file] ?? '', changes);
  }
  for (const { from, to } of moves) {
    const [source, target] = [joined(path, from), joined(path, to)];
    texts[target] = texts[source] ?? '';
    Reflect.deleteProperty(texts, source);
  }
  return texts;
}

export function changedText(
  text: string,
  edits: readonly Pick<FileEdit, 'range' | 'newText'>[],
): string {
  const { lines } = textAtHand(text);
  const sorted = [...edits].sort(
    (a, b) => lines.offsetAt(b.range.start) - lines.offsetAt(a.range.start),
  );
  let result = text;
  for (const { range, newText } of sorted)
    result =
      result.slice(0, lines.offsetAt(range.start)) +
      newText +
      result.slice(lines.offsetAt(range.end));
  return result;
}
