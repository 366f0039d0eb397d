import type { Path } from '../changes';

/** One change of a file's text, at a path of that file. */
export type Edit =
  | { readonly op: 'set'; readonly at: Path; readonly value: unknown }
  /** A key, or an item that goes before the item with the last number of `at`. */
  | { readonly op: 'add'; readonly at: Path; readonly value: unknown }
  | { readonly op: 'remove'; readonly at: Path };
