import type { SpecFormat } from '../document/kind';
import type { SpecNode } from '../document/node';
import { parseJson } from '../document/parseJson';
import { parseYaml } from '../document/parseYaml';
import { createParseCache, type ParseCache } from '../document/specDocument';
import type { ParsedTree } from '../document/tree';
import { LineIndex } from '../text/position';

/** A file that a spec refers to, as a place where something may be wrong. */
export interface ReferencedFile {
  /** As the spec writes it: relative to the spec's folder. */
  readonly path: string;
  /** Without a byte order mark. */
  readonly text: string;
  readonly lines: LineIndex;
  /** Absent for texts that are neither YAML nor JSON, such as markup. */
  readonly format?: SpecFormat;
  readonly root?: SpecNode | undefined;
}

/** A referenced file in YAML or JSON. */
export interface ReferencedTree extends ReferencedFile {
  readonly format: SpecFormat;
  readonly tree: ParsedTree;
}

/** A file whose text is all that is asked for. */
export function referencedText(path: string, text: string): ReferencedFile {
  const plain = withoutMark(text);
  return { path, text: plain, lines: new LineIndex(plain) };
}

interface Remembered {
  readonly whole: string;
  readonly cache: ParseCache;
  readonly file: ReferencedTree;
}

/** Each rule asks for the file, and each keystroke in it changes little of it. */
const remembered = new Map<string, Remembered>();
const mostRemembered = 8;

/** Reads a referenced file by its name: `.json` is JSON, everything else YAML. */
export function referencedTree(path: string, text: string): ReferencedTree {
  const known = remembered.get(path);
  if (known?.whole === text) return known.file;
  const cache = known?.cache ?? createParseCache();
  const plain = withoutMark(text);
  const format = path.toLowerCase().endsWith('.json') ? 'json' : 'yaml';
  const tree = format === 'json' ? parseJson(plain, cache) : parseYaml(plain, cache);
  const lines = new LineIndex(plain);
  const file = { path, text: plain, lines, format, root: tree.root, tree } as const;
  remembered.delete(path);
  remembered.set(path, { whole: text, cache, file });
  const [oldest] = remembered.keys();
  if (remembered.size > mostRemembered && oldest !== undefined) remembered.delete(oldest);
  return file;
}

const withoutMark = (text: string): string => (text.startsWith('\uFEFF') ? text.slice(1) : text);
