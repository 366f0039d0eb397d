/**
 * One tree for YAML and JSON alike. Offsets count UTF-16 code units in the document's text;
 * `end` is exclusive. A tree is a plain value: nothing in it changes after parsing.
 */
export type SpecNode = MapNode | ListNode | ScalarNode;

export interface MapNode {
  readonly kind: 'map';
  readonly start: number;
  readonly end: number;
  readonly flow: boolean;
  readonly entries: readonly MapEntry[];
}

export interface MapEntry {
  readonly key: ScalarNode;
  /** Always there: an entry without a value holds an empty null scalar after its colon. */
  readonly value: SpecNode;
  /** Came in through a merge key (`<<`); its source stands elsewhere. */
  readonly merged?: true;
}

export interface ListNode {
  readonly kind: 'list';
  readonly start: number;
  readonly end: number;
  readonly flow: boolean;
  readonly items: readonly SpecNode[];
}

/** `empty`: nothing was written, which YAML allows; `missing`: the notation is broken here. */
export type ScalarStyle =
  'plain' | 'single' | 'double' | 'literal' | 'folded' | 'empty' | 'missing';

export interface ScalarNode {
  readonly kind: 'scalar';
  readonly start: number;
  readonly end: number;
  readonly style: ScalarStyle;
  readonly value: string | number | boolean | null;
}

export type NodePath = readonly (string | number)[];

/** The value under a key; the last one wins when a key is repeated, as in JSON. */
export function valueAt(node: SpecNode | undefined, key: string): SpecNode | undefined {
  return entryAt(node, key)?.value;
}

export function entryAt(node: SpecNode | undefined, key: string): MapEntry | undefined {
  if (node?.kind !== 'map') return undefined;
  // A loop: this is the innermost step of everything.
  for (let i = node.entries.length - 1; i >= 0; i--) {
    const entry = node.entries[i];
    if (entry?.key.value === key) return entry;
  }
  return undefined;
}

export function nodeAtPath(root: SpecNode | undefined, path: NodePath): SpecNode | undefined {
  let node = root;
  for (const step of path) {
    if (node?.kind === 'list' && typeof step === 'number') node = node.items[step];
    else node = valueAt(node, String(step));
    if (!node) return undefined;
  }
  return node;
}

export function stringOf(node: SpecNode | undefined): string | undefined {
  return node?.kind === 'scalar' && typeof node.value === 'string' ? node.value : undefined;
}

export function numberOf(node: SpecNode | undefined): number | undefined {
  return node?.kind === 'scalar' && typeof node.value === 'number' ? node.value : undefined;
}

export function booleanOf(node: SpecNode | undefined): boolean | undefined {
  return node?.kind === 'scalar' && typeof node.value === 'boolean' ? node.value : undefined;
}

export function itemsOf(node: SpecNode | undefined): readonly SpecNode[] {
  return node?.kind === 'list' ? node.items : [];
}

/** Nothing was written: an absent value, not a null that somebody typed. */
export function isEmptyScalar(node: SpecNode): boolean {
  return node.kind === 'scalar' && node.style === 'empty';
}
