import { nodeAtPath, stringOf, valueAt, type MapNode, type SpecNode } from '../../document/node';

/** One way to go at a fork of an interface: of one owner only one branch is ever shown. */
export interface Branch {
  readonly owner: SpecNode;
  readonly name: string;
}

/** A component in a place where the platform meets it. */
export interface Mounted {
  readonly node: MapNode;
  readonly type: string;
  /** Inside `render` of a field.list, where data.relative has a meaning. */
  readonly inList: boolean;
  /** Forks on the way here, outermost first. */
  readonly branches: readonly Branch[];
  /** A condition here sees a value without being told which: the field's own, or the observed one. */
  readonly seesValue: boolean;
  /** The component whose property this is; undefined at the top. */
  readonly parent: Mounted | undefined;
  /** Reached through a `$ref`, perhaps from several places. */
  readonly shared: boolean;
}

/** Every component that `view` and `plugins` lead to, references followed; nothing else is ever drawn. */
export function mountedIn(root: SpecNode): readonly Mounted[] {
  const known = walks.get(root);
  if (known) return known;
  const walk = new Walk(root);
  walk.visit(valueAt(root, 'view'), top);
  walk.visit(valueAt(root, 'plugins'), top);
  walks.set(root, walk.found);
  return walk.found;
}

const walks = new WeakMap<SpecNode, readonly Mounted[]>();

type Context = Omit<Mounted, 'node' | 'type'>;

const top: Context = {
  inList: false,
  branches: [],
  seesValue: false,
  parent: undefined,
  shared: false,
};

/** Taken as they are: what looks like a component in them is none. */
const islands: ReadonlySet<string> = new Set(['condition.schema schema', 'data.input schema']);

class Walk {
  readonly found: Mounted[] = [];
  readonly #seen = new Map<SpecNode, Set<string>>();

  constructor(private readonly root: SpecNode) {}

  visit(node: SpecNode | undefined, context: Context): void {
    if (!node || node.kind === 'scalar' || this.#wasHere(node, context)) return;
    if (node.kind === 'list') {
      for (const item of node.items) this.visit(item, context);
      return;
    }
    const target = referenceOf(node);
    if (target !== undefined) {
      this.visit(nodeBehind(this.root, node), { ...context, shared: true });
      return;
    }
    const type = stringOf(valueAt(node, 'type'));
    if (type === undefined) {
      for (const { value } of node.entries) this.visit(value, context);
      return;
    }
    const mounted: Mounted = { ...context, node, type };
    this.found.push(mounted);
    for (const { key, value } of node.entries)
      if (value.kind !== 'scalar') this.#property(mounted, String(key.value), value);
  }

  #property(owner: Mounted, key: string, value: SpecNode): void {
    if (islands.has(`${owner.type} ${key}`)) return;
    const context = { ...owner, parent: owner, seesValue: seesValue(owner, key) };
    if (owner.type === 'helper.switch' && key === 'cases' && value.kind === 'list') {
      value.items.forEach((item, i) => this.#switchCase(item, context, i));
      return;
    }
    const forks =
      (owner.type === 'helper.if' && (key === 'then' || key === 'else')) ||
      (owner.type === 'helper.switch' && key === 'default');
    this.visit(value, {
      ...context,
      inList: owner.inList || (owner.type === 'field.list' && key === 'render'),
      branches: forks ? [...owner.branches, { owner: owner.node, name: key }] : owner.branches,
    });
  }

  #switchCase(item: SpecNode, context: Context, i: number): void {
    const owner = context.parent?.node;
    this.visit(valueAt(item, 'condition'), context);
    if (owner)
      this.visit(valueAt(item, 'result'), {
        ...context,
        branches: [...context.branches, { owner, name: String(i) }],
      });
  }

  /** A place is walked again only where that can make a difference; cycles end here, too. */
  #wasHere(node: SpecNode, context: Context): boolean {
    const name = `${String(context.inList)} ${String(context.seesValue)}`;
    const names = this.#seen.get(node) ?? new Set();
    this.#seen.set(node, names);
    if (names.has(name)) return true;
    names.add(name);
    return false;
  }
}

/** `validation` of a field sees the field's value, `condition` of a trigger the observed one. */
function seesValue(owner: Mounted, key: string): boolean {
  if (owner.seesValue) return true;
  if (key === 'validation') return owner.type.startsWith('field.');
  return owner.type === 'plugin.trigger' && key === 'condition';
}

function referenceOf(node: SpecNode): string | undefined {
  return valueAt(node, 'type') ? undefined : stringOf(valueAt(node, '$ref'));
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
