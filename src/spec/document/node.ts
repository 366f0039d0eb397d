/**
 * One tree for YAML and JSON alike. Offsets count UTF-16 code units in the document's text;
 * `end` is exclusive. Nothing in a tree changes after parsing. Do not spread a map or list: what is in it
 * may be placed only when it is asked for.
 */
export type SpecNode = MapNode | ListNode | ScalarNode;

export interface MapNode {
  readonly kind: 'map';
  readonly start: number;
  readonly end: number;
  readonly flow: boolean;
  readonly entries: readonly MapEntry[];
  /**
   * The same node as its piece of text was read, with offsets from the piece's beginning. Wherever
   * that text stands, now or after an edit, the origin is one and the same object: what is found out
   * about a node from its own text alone can be remembered by it (see `byOrigin`).
   */
  readonly origin?: MapNode;
  /** The entry of that number alone, where the others need not be placed for it. */
  entry?(index: number): MapEntry | undefined;
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
  readonly origin?: ListNode;
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
  readonly origin?: ScalarNode;
}

export type NodePath = readonly (string | number)[];

/** The value under a key; the last one wins when a key is repeated, as in JSON. */
export function valueAt(node: SpecNode | undefined, key: string): SpecNode | undefined {
  return entryAt(node, key)?.value;
}

export function entryAt(node: SpecNode | undefined, key: string): MapEntry | undefined {
  if (node?.kind !== 'map') return undefined;
  // Asked of the origin, a key that is not there costs no placing. A loop: this is the innermost step of everything.
  const { entries } = node.origin ?? node;
  for (let i = entries.length - 1; i >= 0; i--)
    if (entries[i]?.key.value === key) return node.entry ? node.entry(i) : node.entries[i];
  return undefined;
}

/**
 * The value under a key as its piece of text was read: for what it says, not for where it stands. After
 * an edit elsewhere nothing has to be placed for it.
 */
export function readAt(node: SpecNode | undefined, key: string): SpecNode | undefined {
  return valueAt(node?.origin ?? node, key);
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
