import { stringOf, valueAt, type MapNode, type SpecNode } from '../../document/node';

/** One way to go at a fork of an interface: of one owner only one branch is ever shown. */
export interface Branch<Owner> {
  readonly owner: Owner;
  readonly name: string;
}

/** What is known of a place in an interface from the way that leads to it. */
export interface Context<Owner> {
  /** Inside `render` of a field.list, where data.relative has a meaning. */
  readonly inList: boolean;
  /** A condition here sees a value without being told which: the field's own, or the observed one. */
  readonly seesValue: boolean;
  /** The component whose property this is; undefined at the top. */
  readonly parent: Owner | undefined;
  /** Forks on the way here, outermost first. */
  readonly branches: readonly Branch<Owner>[];
}

/** What to do with what a walk meets. */
export interface MountSink<Owner> {
  component(node: MapNode, type: string, context: Context<Owner>): Owner;
  /** `{ $ref: … }`: what it leads to stands here. */
  reference(node: MapNode, context: Context<Owner>): void;
  /** Asked first about every mapping and list; true when the walk need not enter it. */
  settles?(node: SpecNode, context: Context<Owner>): boolean;
}

/** Walks what the platform would draw at a node, outermost first. */
export function walkMounts<Owner>(
  node: SpecNode | undefined,
  context: Context<Owner>,
  sink: MountSink<Owner>,
): void {
  if (!node || node.kind === 'scalar' || sink.settles?.(node, context) === true) return;
  if (node.kind === 'list') {
    for (const item of node.items) walkMounts(item, context, sink);
    return;
  }
  if (referenceOf(node) !== undefined) {
    sink.reference(node, context);
    return;
  }
  const type = stringOf(valueAt(node, 'type'));
  if (type === undefined) {
    for (const { value } of node.entries) walkMounts(value, context, sink);
    return;
  }
  const owner = sink.component(node, type, context);
  for (const { key, value } of node.entries)
    if (value.kind !== 'scalar')
      walkProperty({ owner, type, key: String(key.value), context }, value, sink);
}

interface Property<Owner> {
  readonly owner: Owner;
  /** Of the owner. */
  readonly type: string;
  readonly key: string;
  /** Of the owner. */
  readonly context: Context<Owner>;
}

/** Taken as they are: what looks like a component in them is none. */
const islands: ReadonlySet<string> = new Set(['condition.schema schema', 'data.input schema']);

function walkProperty<Owner>(
  property: Property<Owner>,
  value: SpecNode,
  sink: MountSink<Owner>,
): void {
  const { owner, type, key, context } = property;
  if (islands.has(`${type} ${key}`)) return;
  const inside: Context<Owner> = {
    inList: context.inList || (type === 'field.list' && key === 'render'),
    seesValue: context.seesValue || givesValue(type, key),
    parent: owner,
    branches: context.branches,
  };
  const inBranch = (name: string): Context<Owner> => ({
    ...inside,
    branches: [...context.branches, { owner, name }],
  });
  if (type === 'helper.switch' && key === 'cases' && value.kind === 'list') {
    value.items.forEach((item, i) => {
      walkMounts(valueAt(item, 'condition'), inside, sink);
      walkMounts(valueAt(item, 'result'), inBranch(String(i)), sink);
    });
    return;
  }
  walkMounts(value, forks.has(`${type} ${key}`) ? inBranch(key) : inside, sink);
}

/** Properties of which one at most is shown. */
const forks: ReadonlySet<string> = new Set([
  'helper.if then',
  'helper.if else',
  'helper.switch default',
]);

/** `validation` of a field sees the field's value, `condition` of a trigger the observed one. */
function givesValue(type: string, key: string): boolean {
  if (key === 'validation') return type.startsWith('field.');
  return type === 'plugin.trigger' && key === 'condition';
}

/** The path of a `{ $ref: path }`. */
export function referenceOf(node: SpecNode): string | undefined {
  return valueAt(node, 'type') ? undefined : stringOf(valueAt(node, '$ref'));
}
