/**
 * A Template Builder config, read once into nodes.
 *
 * Every object with a string `type` is a component, wherever it stands. `{ "$ref": "a.b" }` names
 * another place by its path from the root; `{ "$empty": true }` stands for no value. Two places are
 * taken word for word: the schema of `condition.schema` and of `data.input`. Unused `vars` are never
 * looked at. What cannot be read becomes a `broken` node and a problem, so that the rest stays alive.
 */
import { Identities } from './identities';
import { isRecord, printed, type JsonRecord } from './json';
import { parsePath, readPath } from './path';

export interface ComponentNode {
  readonly kind: 'component';
  readonly type: string;
  /** Place in the config, for example `view.items.0`. */
  readonly path: string;
  /** Its name over edits of the config. */
  readonly identity: string;
  readonly props: ReadonlyMap<string, ConfigNode>;
}

export interface BrokenNode {
  readonly kind: 'broken';
  readonly path: string;
  readonly identity: string;
  readonly message: string;
}

export type ConfigNode =
  | ComponentNode
  | BrokenNode
  | { readonly kind: 'literal'; readonly value: unknown }
  | { readonly kind: 'list'; readonly items: readonly ConfigNode[] }
  | { readonly kind: 'record'; readonly entries: ReadonlyMap<string, ConfigNode> }
  | { readonly kind: 'link'; readonly to: () => SolidNode };

/** A node that is not a reference. */
export type SolidNode = Exclude<ConfigNode, { kind: 'link' }>;

export interface ConfigProblem {
  /** Place in the config; empty means the config itself. */
  readonly path: string;
  readonly message: string;
}

export interface CompiledConfig {
  readonly view: ConfigNode;
  readonly plugins: readonly ComponentNode[];
  readonly problems: readonly ConfigProblem[];
  readonly identities: Identities;
}

/** A schema beyond this depth is a mistake or an attack, and would exhaust the stack. */
const deepest = 200;

const literalIslands = new Set(['condition.schema/schema', 'data.input/schema']);

export const nothing: SolidNode = { kind: 'literal', value: undefined };

export function solid(node: ConfigNode | undefined): SolidNode {
  if (node === undefined) return nothing;
  return node.kind === 'link' ? node.to() : node;
}

/** A node in words: equal for parts of two configs that say the same. References stay unfollowed. */
export function wordsOf(node: ConfigNode): string {
  switch (node.kind) {
    case 'literal':
      return printed(node.value);
    case 'list':
      return `[${node.items.map(wordsOf).join()}]`;
    case 'record':
      return `{${wordsOfEntries(node.entries)}}`;
    case 'component':
      return `${node.type}(${wordsOfEntries(node.props)})`;
    case 'broken':
      return node.message;
    case 'link':
      return '$ref';
  }
}

function wordsOfEntries(entries: ReadonlyMap<string, ConfigNode>): string {
  return [...entries].map(([key, node]) => `${key}:${wordsOf(node)}`).join();
}

/** `before` is the config that this one is an edit of, if it is one. */
export function compileConfig(
  source: unknown,
  isKnown: (type: string) => boolean,
  before?: CompiledConfig,
): CompiledConfig {
  const identities = new Identities(source, before?.identities);
  const problems: ConfigProblem[] = [];
  if (!isRecord(source)) {
    const message = 'A Template Builder config is an object with a "view"';
    problems.push({ path: '', message });
    const view = { kind: 'broken', path: '', identity: '', message } as const;
    return { view, plugins: [], problems, identities };
  }
  const reader = new ConfigReader(source, isKnown, problems, identities);
  const view = reader.at('view', source.view);
  if (solid(view).kind !== 'component' && solid(view).kind !== 'broken') {
    problems.push({ path: 'view', message: '"view" must be one component' });
  }
  const plugins = Array.isArray(source.plugins) ? source.plugins : [];
  const compiled = plugins.map((plugin, i) => solid(reader.at(`plugins.${String(i)}`, plugin)));
  reader.finish();
  return {
    view,
    plugins: compiled.filter((node) => node.kind === 'component'),
    problems,
    identities,
  };
}

class ConfigReader {
  readonly #targets = new Map<string, SolidNode>();
  readonly #waiting: string[] = [];

  constructor(
    private readonly root: JsonRecord,
    private readonly isKnown: (type: string) => boolean,
    private readonly problems: ConfigProblem[],
    private readonly identities: Identities,
  ) {}

  at(path: string, value: unknown, depth = 0): ConfigNode {
    if (depth > deepest) return this.#broken(path, 'Nested too deeply');
    if (Array.isArray(value)) {
      return {
        kind: 'list',
        items: value.map((item, i) => this.at(`${path}.${String(i)}`, item, depth + 1)),
      };
    }
    if (!isRecord(value)) return { kind: 'literal', value };
    if (typeof value.type === 'string') return this.#component(path, value.type, value, depth);
    if (typeof value.$ref === 'string') return this.#link(path, value.$ref);
    if (value.$empty === true) return nothing;
    return { kind: 'record', entries: this.#entries(path, value, depth) };
  }

  /** Reads what references point at, so that its problems are known before anything is drawn. */
  finish(): void {
    for (let path = this.#waiting.pop(); path !== undefined; path = this.#waiting.pop()) {
      this.#target(path);
    }
  }

  #component(path: string, type: string, source: JsonRecord, depth: number): ConfigNode {
    if (!this.isKnown(type)) return this.#broken(path, `Unknown component type "${type}"`);
    const entries = Object.entries(source).filter(([key]) => key !== 'type');
    const props = entries.map(([key, value]): [string, ConfigNode] =>
      literalIslands.has(`${type}/${key}`)
        ? [key, { kind: 'literal', value }]
        : [key, this.at(`${path}.${key}`, value, depth + 1)],
    );
    return {
      kind: 'component',
      type,
      path,
      identity: this.identities.of(path),
      props: new Map(props),
    };
  }

  #entries(path: string, source: JsonRecord, depth: number): Map<string, ConfigNode> {
    return new Map(
      Object.entries(source).map(([key, value]) => [
        key,
        this.at(`${path}.${key}`, value, depth + 1),
      ]),
    );
  }

  /** Follows a chain of references to the place it ends at. */
  #link(from: string, reference: string): ConfigNode {
    const seen = new Set<string>();
    let path = reference;
    for (;;) {
      if (seen.has(path)) return this.#broken(from, `$ref "${reference}" runs in a circle`);
      seen.add(path);
      const value = readPath(this.root, parsePath(path));
      if (value === undefined) {
        return this.#broken(from, `$ref "${reference}" points at nothing: there is no "${path}"`);
      }
      if (!isRecord(value) || typeof value.type === 'string' || typeof value.$ref !== 'string') {
        const end = path;
        this.#waiting.push(end);
        return { kind: 'link', to: () => this.#target(end) };
      }
      path = value.$ref;
    }
  }

  #target(path: string): SolidNode {
    const known = this.#targets.get(path);
    if (known) return known;
    const node = solid(this.at(path, readPath(this.root, parsePath(path))));
    this.#targets.set(path, node);
    return node;
  }

  #broken(path: string, message: string): BrokenNode {
    if (!this.problems.some((one) => one.path === path && one.message === message)) {
      this.problems.push({ path, message });
    }
    return { kind: 'broken', path, identity: this.identities.of(path), message };
  }
}
