/** Computes what nodes stand for: values, verdicts, places, actions. */
import { categoryOf } from './catalogue';
import { solid, type ComponentNode, type ConfigNode, type SolidNode } from './config';
import { conditions } from './conditions';
import { dataSources } from './data';
import type { Effects, Environment } from './environment';
import { helpers } from './helpers';
import { isRecord } from './json';
import { BoundAction, Props, type Machine, type Scope } from './machine';
import type { Pointer } from './pointer';
import type { TaskStore } from './store';
import { passed, simpleVerdict, type Verdict } from './verdict';
import { brokenView } from './brokenView';
import { bounded, Budget } from './budget';
import { drawView } from './draw';
import type { ViewNode } from './viewNode';

/** Deeper than any real interface; a view that contains itself ends here. */
const deepest = 120;

/** A node in its scope, after `helper.if` and `helper.switch` have chosen. */
interface Chosen {
  readonly node: SolidNode;
  readonly scope: Scope;
}

export class Evaluator implements Machine {
  /** Views of the running pass, children before their container: the order of errors. */
  readonly mounted: ViewNode[] = [];
  readonly #budget = new Budget();
  readonly #seen = new Map<string, number>();

  constructor(
    readonly store: TaskStore,
    readonly environment: Environment,
    readonly effects: Effects,
  ) {}

  evaluate(source: ConfigNode | undefined, scope: Scope): unknown {
    const node = solid(source);
    this.#budget.spend();
    switch (node.kind) {
      case 'literal':
        return node.value;
      case 'list':
        return node.items.map((item) => this.evaluate(item, scope));
      case 'record':
        return Object.fromEntries(
          [...node.entries].map(([key, entry]) => [key, this.evaluate(entry, scope)]),
        );
      case 'broken':
        return this.#named(brokenView(node, scope, node.message));
      case 'component':
        return this.#component(node, deeper(scope, node));
    }
  }

  judge(source: ConfigNode | undefined, scope: Scope): Verdict {
    const chosen = this.#choose(source, scope);
    const { node } = chosen;
    if (node.kind === 'broken') throw new Error(node.message);
    if (node.kind === 'component') {
      const condition = conditions[node.type];
      if (condition) return condition(new Props(node, chosen.scope));
    }
    return judgeValue(this.evaluate(node, chosen.scope));
  }

  pointer(source: ConfigNode | undefined, scope: Scope): Pointer {
    const { node, scope: inner } = this.#choose(source, scope);
    if (node.kind === 'component') {
      const place = dataSources[node.type]?.pointer?.(new Props(node, inner));
      if (place) return place;
      throw new Error(`"${node.type}" cannot be written to`);
    }
    throw new Error(node.kind === 'broken' ? node.message : '"data" must be a data component');
  }

  defaultOf(source: ConfigNode | undefined, scope: Scope): unknown {
    const { node, scope: inner } = this.#choose(source, scope);
    return node.kind === 'component' ? this.evaluate(node.props.get('default'), inner) : undefined;
  }

  action(source: ConfigNode | undefined, scope: Scope): BoundAction | undefined {
    const { node, scope: inner } = this.#choose(source, scope);
    if (node.kind === 'broken') throw new Error(node.message);
    return node.kind === 'component' && categoryOf(node.type) === 'action'
      ? new BoundAction(node, inner)
      : undefined;
  }

  draw(node: ComponentNode, scope: Scope): ViewNode {
    const view = this.#named(drawView(node, scope));
    this.mounted.push(view);
    return view;
  }

  /** Tells the second view of one key (two references to one component) from the first. */
  #named(view: ViewNode): ViewNode {
    const before = this.#seen.get(view.key) ?? 0;
    this.#seen.set(view.key, before + 1);
    const twin = before > 0 ? `~${String(before + 1)}` : '';
    view.place = this.environment.taskName + view.key + twin;
    return view;
  }

  #component(node: ComponentNode, scope: Scope): unknown {
    const props = new Props(node, scope);
    switch (categoryOf(node.type)) {
      case 'chooser': {
        const chosen = this.#choose(node, scope);
        return this.evaluate(chosen.node, chosen.scope);
      }
      case 'helper':
        return bounded(helpers[node.type]?.(props));
      case 'data':
        return dataSources[node.type]?.read(props);
      case 'condition':
        return this.judge(node, scope).passes;
      case 'action':
        return new BoundAction(node, scope);
      case 'view':
      case 'field':
        return this.draw(node, scope);
      case 'plugin':
      case undefined:
        throw new Error(`"${node.type}" cannot stand here`);
    }
  }

  #choose(source: ConfigNode | undefined, scope: Scope): Chosen {
    const node = solid(source);
    if (node.kind !== 'component' || categoryOf(node.type) !== 'chooser') return { node, scope };
    const inner = deeper(scope, node);
    const props = new Props(node, inner);
    return this.#choose(node.type === 'helper.if' ? this.#branch(props) : this.#case(props), inner);
  }

  #branch(props: Props): ConfigNode | undefined {
    const { passes } = this.judge(props.part('condition'), props.scope);
    return props.part(passes ? 'then' : 'else');
  }

  #case(props: Props): ConfigNode | undefined {
    const cases = solid(props.part('cases'));
    if (cases.kind !== 'list') throw new Error('helper.switch needs "cases"');
    for (const item of cases.items) {
      const entry = solid(item);
      if (entry.kind !== 'record') continue;
      if (this.judge(entry.entries.get('condition'), props.scope).passes) {
        return entry.entries.get('result');
      }
    }
    return props.part('default');
  }
}

function deeper(scope: Scope, node: ComponentNode): Scope {
  if (scope.depth >= deepest) throw new Error(`"${node.path}" contains itself`);
  return { ...scope, depth: scope.depth + 1 };
}

/** What is no condition: nothing passes, false passes too, true cannot be judged, the rest fails. */
function judgeValue(value: unknown): Verdict {
  if (value === undefined || value === false) return passed;
  if (value === true) throw new Error('`true` is no condition; the platform stops rendering here');
  const text = `${isRecord(value) ? 'an object' : JSON.stringify(value)} is no condition`;
  return simpleVerdict(false, undefined, { pass: text, fail: text });
}
