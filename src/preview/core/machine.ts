/** What conditions, helpers and actions may ask of the engine that runs them. */
import type { ComponentNode, ConfigNode } from './config';
import type { Effects, Environment } from './environment';
import { say, type MessageId } from './messages';
import type { Pointer } from './pointer';
import type { TaskStore } from './store';
import type { Verdict } from './verdict';
import type { ViewNode } from './viewNode';

/** The surroundings in which a piece of config is evaluated. */
export interface Scope {
  readonly machine: Machine;
  /** What `data.local` reads: a record of names, or the observed value itself in a trigger. */
  readonly locals: unknown;
  /** The item of the enclosing `field.list`, which `data.relative` reads and writes. */
  readonly item?: Pointer;
  /** The value that a condition without `data` of its own looks at. */
  readonly implicit?: { readonly value: unknown };
  /** Key of the view whose validation is being judged. */
  readonly owner?: string;
  /** Indices of the enclosing list items: keeps places apart that share a config path. */
  readonly trail: string;
  readonly depth: number;
}

export interface Machine {
  readonly store: TaskStore;
  readonly environment: Environment;
  readonly effects: Effects;
  /** The plain value of a node; components in it are computed, views drawn, actions bound. */
  evaluate(node: ConfigNode | undefined, scope: Scope): unknown;
  /** Judges what stands in a condition slot. */
  judge(node: ConfigNode | undefined, scope: Scope): Verdict;
  /** The place that a data component (or a helper choosing one) names. */
  pointer(node: ConfigNode | undefined, scope: Scope): Pointer;
  /** The default that a data component carries. */
  defaultOf(node: ConfigNode | undefined, scope: Scope): unknown;
  /** Binds what stands in an action slot; undefined when nothing does. */
  action(node: ConfigNode | undefined, scope: Scope): BoundAction | undefined;
  draw(node: ComponentNode, scope: Scope): ViewNode;
}

/** An action together with the surroundings it was written in. */
export class BoundAction {
  constructor(
    readonly node: ComponentNode,
    readonly scope: Scope,
  ) {}
}

/** Reads the properties of one component in its scope. */
export class Props {
  constructor(
    readonly node: ComponentNode,
    readonly scope: Scope,
  ) {}

  get machine(): Machine {
    return this.scope.machine;
  }

  /** A stock text in the performer's language. */
  say(id: MessageId, values?: Readonly<Record<string, string | number>>): string {
    return say(this.machine.environment.language, id, values);
  }

  has(name: string): boolean {
    return this.node.props.has(name);
  }

  part(name: string): ConfigNode | undefined {
    return this.node.props.get(name);
  }

  value(name: string): unknown {
    return this.machine.evaluate(this.part(name), this.scope);
  }

  /** A property that has a default when it is missing or undefined. */
  or(name: string, fallback: unknown): unknown {
    return this.value(name) ?? fallback;
  }

  /** `data` of a condition: its own, else what the place around it hands in. */
  data(): unknown {
    return this.has('data') ? this.value('data') : this.scope.implicit?.value;
  }

  pointer(name: string): Pointer {
    return this.machine.pointer(this.part(name), this.scope);
  }

  list(name: string): readonly unknown[] {
    const value = this.value(name);
    return Array.isArray(value) ? value : [];
  }
}

/** Key under which the state of a component's view is kept. */
export function viewKey(identity: string, trail: string): string {
  return identity + trail;
}
