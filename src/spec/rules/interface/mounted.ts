import { nodeAtPath, valueAt, type MapNode, type SpecNode } from '../../document/node';
import { placed } from '../../document/place';
import { shiftOf } from '../../document/sited';
import { referenceOf, walkMounts, type Branch, type Context, type MountSink } from './mountWalk';
import { mountsOfPiece, type PieceMount } from './mountedPiece';

/**
 * A component in a place where the platform meets it. What it says is asked of `read`; only a node that
 * a message points at has to be taken `at` its place.
 */
export interface Mounted extends Context<Mounted> {
  readonly type: string;
  readonly read: MapNode;
  at(node: SpecNode): SpecNode;
  /** The component in its place. */
  readonly node: MapNode;
  /** Reached through a `$ref`, perhaps from several places. */
  readonly shared: boolean;
}

/** Every component that `view` and `plugins` lead to, references followed; nothing else is ever drawn. */
export function mountedIn(root: SpecNode): readonly Mounted[] {
  return mountsOf(root).all;
}

/** Those of some types, type by type. */
export function mountedOf(root: SpecNode, types: Iterable<string>): readonly Mounted[] {
  const { byType } = mountsOf(root);
  const found: Mounted[] = [];
  for (const type of types) found.push(...(byType.get(type) ?? []));
  return found;
}

interface Mounts {
  readonly all: readonly Mounted[];
  readonly byType: ReadonlyMap<string, readonly Mounted[]>;
}

function mountsOf(root: SpecNode): Mounts {
  const known = walks.get(root);
  if (known) return known;
  const assembly = new Assembly(root);
  assembly.walk(valueAt(root, 'view'));
  assembly.walk(valueAt(root, 'plugins'));
  walks.set(root, assembly);
  return assembly;
}

const walks = new WeakMap<SpecNode, Mounts>();

const top: Context<Mounted> = { inList: false, seesValue: false, parent: undefined, branches: [] };

/** Puts together what the pieces of an interface hold, and walks what stands between them. */
class Assembly implements Mounts {
  readonly all: Mounted[] = [];
  readonly byType = new Map<string, Mounted[]>();
  readonly #root: SpecNode;
  readonly #seen = new Map<SpecNode, Set<string>>();

  constructor(root: SpecNode) {
    this.#root = root;
  }

  walk(node: SpecNode | undefined): void {
    walkMounts(node, top, this.#sink('direct'));
  }

  #sink(way: Way): MountSink<Mounted> {
    return {
      component: (node, type, context) => this.#add(new MountedAlone(node, type, context, way)),
      reference: (node, context) => this.#follow(node, context),
      settles: (node, context) => {
        if (this.#wasHere(node, context, way)) return true;
        if (node.origin) this.#piece(node, context, way);
        return node.origin !== undefined;
      },
    };
  }

  #piece(node: SpecNode, outer: Context<Mounted>, way: Way): void {
    const mounts: (Mounted | undefined)[] = [];
    const surroundings: PieceSurroundings = { outer, way, mounts, by: shiftOf(node) ?? 0 };
    for (const mount of mountsOfPiece(node, outer)) {
      const mounted = new MountedInPiece(mount, surroundings);
      mounts.push(mounted);
      if (mount.type === undefined) this.#follow(mounted.node, mounted);
      else this.#add(mounted);
    }
  }

  #add(mounted: Mounted): Mounted {
    this.all.push(mounted);
    const ofType = this.byType.get(mounted.type);
    if (ofType) ofType.push(mounted);
    else this.byType.set(mounted.type, [mounted]);
    return mounted;
  }

  #follow(node: SpecNode, { inList, seesValue, parent, branches }: Context<Mounted>): void {
    const context = { inList, seesValue, parent, branches };
    walkMounts(nodeBehind(this.#root, node), context, this.#sink('by-reference'));
  }

  /** A place is walked again only where that can make a difference; cycles end here, too. */
  #wasHere(node: SpecNode, { inList, seesValue }: Context<Mounted>, way: Way): boolean {
    const name = `${String(inList)} ${String(seesValue)} ${way}`;
    const names = this.#seen.get(node) ?? new Set();
    this.#seen.set(node, names);
    if (names.has(name)) return true;
    names.add(name);
    return false;
  }
}

type Way = 'direct' | 'by-reference';

/** Stands between pieces: where the tree has it. */
class MountedAlone implements Mounted {
  readonly inList: boolean;
  readonly seesValue: boolean;
  readonly parent: Mounted | undefined;
  readonly branches: readonly Branch<Mounted>[];
  readonly shared: boolean;

  constructor(
    readonly node: MapNode,
    readonly type: string,
    context: Context<Mounted>,
    way: Way,
  ) {
    this.inList = context.inList;
    this.seesValue = context.seesValue;
    this.parent = context.parent;
    this.branches = context.branches;
    this.shared = way === 'by-reference';
  }

  get read(): MapNode {
    return this.node;
  }

  at(node: SpecNode): SpecNode {
    return node;
  }
}

interface PieceSurroundings {
  readonly outer: Context<Mounted>;
  readonly way: Way;
  /** What is placed of the piece so far, by number. */
  readonly mounts: readonly (Mounted | undefined)[];
  /** What is to be added to offsets of the piece. */
  readonly by: number;
}

/** Thousands are made after each edit: what is seldom asked for is put together when it is. */
class MountedInPiece implements Mounted {
  readonly #mount: PieceMount;
  readonly #in: PieceSurroundings;

  constructor(mount: PieceMount, surroundings: PieceSurroundings) {
    this.#mount = mount;
    this.#in = surroundings;
  }

  get type(): string {
    return this.#mount.type ?? '';
  }

  get read(): MapNode {
    return this.#mount.node;
  }

  get node(): MapNode {
    return this.at(this.read) as MapNode;
  }

  at(node: SpecNode): SpecNode {
    return placed(node, this.#in.by);
  }

  get inList(): boolean {
    return this.#mount.inList;
  }

  get seesValue(): boolean {
    return this.#mount.seesValue;
  }

  get shared(): boolean {
    return this.#in.way === 'by-reference';
  }

  get parent(): Mounted | undefined {
    const { parent } = this.#mount;
    return parent ? this.#in.mounts[parent.index] : this.#in.outer.parent;
  }

  get branches(): readonly Branch<Mounted>[] {
    const { outer, mounts } = this.#in;
    const { branches } = this.#mount;
    if (branches.length === 0) return outer.branches;
    const own = branches.flatMap(({ owner, name }) => {
      const here = mounts[owner.index];
      return here ? [{ owner: here, name }] : [];
    });
    return [...outer.branches, ...own];
  }
}

/** The node that a chain of `$ref` ends at; the node itself when it is no reference. */
export function nodeBehind(root: SpecNode, node: SpecNode | undefined): SpecNode | undefined {
  let current = node;
  for (let hops = 0; current && hops < 20; hops++) {
    const path = referenceOf(current);
    if (path === undefined) return current;
    current = nodeAtReference(root, path);
  }
  return undefined;
}

function nodeAtReference(root: SpecNode, path: string): SpecNode | undefined {
  let node: SpecNode | undefined = root;
  for (const step of path.split('.')) {
    node = nodeBehind(root, node);
    if (!node) return undefined;
    const index = node.kind === 'list' && /^\d+$/.test(step) ? Number(step) : step;
    node = nodeAtPath(node, [index]);
  }
  return node;
}

/** Whether two places can be shown at the same time. */
export function canMeet(a: Mounted, b: Mounted): boolean {
  return !a.branches.some((one) =>
    b.branches.some((other) => one.owner === other.owner && one.name !== other.name),
  );
}
