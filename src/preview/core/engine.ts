/**
 * One task of a Template Builder interface at work: takes what the performer does, keeps the data
 * right (defaults, hidden fields, triggers) and offers the interface as a tree of ready views.
 */
import { prepareAction } from './actions';
import type { CompiledConfig } from './config';
import type { Effects, Environment } from './environment';
import { Evaluator } from './evaluator';
import { badgeFor, hotkeysOf, type Deed, type Hotkey } from './hotkeys';
import { Props, type BoundAction, type Scope } from './machine';
import { covers, pointerKey, type Pointer } from './pointer';
import { fields } from './fields';
import type { TaskStore, ViewState } from './store';
import { Trigger } from './triggers';
import { ViewNode, viewsIn } from './viewNode';

/** Rounds of triggers and mounting before a config counts as never coming to rest. */
const mostRounds = 60;

export interface TaskView {
  readonly root: ViewNode | undefined;
  /** Every mounted view, children before their container. */
  readonly mounted: readonly ViewNode[];
  readonly valid: boolean;
  /** Trouble that has no place on the page: a trigger that fails, a config that never rests. */
  readonly problems: readonly string[];
}

export class TaskEngine {
  #view: TaskView = { root: undefined, mounted: [], valid: false, problems: [] };
  #hotkeys: readonly Hotkey[] = [];
  readonly #buried = new Map<string, unknown>();
  readonly #triggers: readonly Trigger[];
  #mounted: readonly ViewNode[] = [];
  #problems: string[] = [];

  constructor(
    private readonly config: CompiledConfig,
    readonly store: TaskStore,
    private environment: Environment,
    private readonly effects: Effects,
  ) {
    this.#triggers = config.plugins
      .filter((plugin) => plugin.type === 'plugin.trigger')
      .map((plugin) => new Trigger(plugin));
    const { machine, scope } = this.#pass();
    for (const trigger of this.#triggers) {
      this.#guarded(() => trigger.start(machine, scope));
    }
    this.#settle();
  }

  get view(): TaskView {
    return this.#view;
  }

  get hotkeys(): readonly Hotkey[] {
    return this.#hotkeys;
  }

  badge(deed: Deed): string | undefined {
    return badgeFor(deed, this.#hotkeys);
  }

  /** The performer changes a field; `path` names a part of its value, as a group of boxes does. */
  change(view: ViewNode, raw: unknown, path: readonly string[] = []): void {
    const { field } = view;
    if (!field || this.environment.readOnly) return;
    const pointer: Pointer = { root: field.pointer.root, path: [...field.pointer.path, ...path] };
    const rules = fields[view.type];
    this.#guarded(() => {
      this.store.write(pointer, rules?.toValue && path.length === 0 ? rules.toValue(raw) : raw);
      this.store.touch(pointer);
    });
    this.#settle();
  }

  run(action: BoundAction): void {
    this.#guarded(() => prepareAction(new Props(action.node, action.scope))());
    this.#settle();
  }

  /** Runs the actions bound to a key; true when there was one. */
  press(key: string, typing: boolean): boolean {
    const bound = this.#hotkeys.filter((one) => one.key === key && (!typing || one.allowInInputs));
    for (const hotkey of bound) this.run(hotkey.action);
    return bound.length > 0;
  }

  patchView(key: string, patch: ViewState): void {
    this.store.patchView(key, patch);
    this.#settle();
  }

  openLink(url: string): void {
    this.store.markOpened(url);
    this.effects.openLink(url);
    this.#settle();
  }

  setEnvironment(environment: Environment): void {
    this.environment = environment;
    this.#settle();
  }

  /** Shows every error from now on; the answer when all is valid. */
  submit(): unknown {
    this.store.attempted = true;
    this.#settle();
    return this.#view.valid ? this.store.output : undefined;
  }

  /** What the toloka plugins say; their notices read the inputs of the page as `inputValues`. */
  tolokaSettings(): readonly {
    readonly layout: unknown;
    readonly notifications: readonly ViewNode[];
  }[] {
    const { scope: plain } = this.#pass();
    const scope: Scope = { ...plain, locals: { inputValues: [this.store.input] } };
    return this.config.plugins
      .filter((plugin) => plugin.type === 'plugin.toloka')
      .map((plugin) => {
        const props = new Props(plugin, scope);
        const notifications = this.#guarded(() => props.value('notifications'));
        return {
          layout: this.#guarded(() => props.value('layout')),
          notifications: viewsIn(notifications),
        };
      });
  }

  /** The properties of the last plugin of a type, with every value computed. */
  pluginOptions(type: string): Readonly<Record<string, unknown>> | undefined {
    const plugin = this.config.plugins.findLast((one) => one.type === type);
    if (!plugin) return undefined;
    const props = new Props(plugin, this.#pass().scope);
    return Object.fromEntries([...plugin.props.keys()].map((name) => [name, props.value(name)]));
  }

  #pass(): { readonly machine: Evaluator; readonly scope: Scope } {
    const machine = new Evaluator(this.store, this.environment, this.effects);
    return { machine, scope: { machine, locals: {}, trail: '', depth: 0 } };
  }

  #settle(): void {
    for (let round = 0; round < mostRounds; round += 1) {
      const { machine, scope } = this.#pass();
      const root = this.#drawRoot(machine, scope);
      const moved = this.#syncFields(machine.mounted);
      const fired = this.#triggers.map((trigger) =>
        this.#guarded(() => trigger.check(machine, scope)),
      );
      if (moved || fired.includes(true)) continue;
      this.#hotkeys = this.#guarded(() => hotkeysOf(this.config.plugins, machine, scope)) ?? [];
      this.#finish(root, machine.mounted);
      return;
    }
    this.#problems.push('The triggers of this config never come to rest');
    this.#finish(this.#view.root, this.#mounted);
  }

  #drawRoot(machine: Evaluator, scope: Scope): ViewNode | undefined {
    const value = this.#guarded(() => machine.evaluate(this.config.view, scope));
    return value instanceof ViewNode ? value : undefined;
  }

  #finish(root: ViewNode | undefined, mounted: readonly ViewNode[]): void {
    const sound = this.config.problems.length === 0 && root !== undefined;
    const valid =
      sound && mounted.every((view) => view.errors.length === 0 && view.broken === undefined);
    this.#view = { root, mounted, valid, problems: [...new Set(this.#problems)] };
    this.#problems = [];
  }

  /** Buries the values of fields that went, restores or starts those of fields that came. */
  #syncFields(mounted: readonly ViewNode[]): boolean {
    const before = fieldsByPlace(this.#mounted);
    const now = fieldsByPlace(mounted);
    this.#mounted = mounted;
    if (this.environment.readOnly) return false;
    const gone = [...before].filter(([key]) => !now.has(key)).map(([, view]) => view);
    const came = [...now].filter(([key]) => !before.has(key)).map(([, view]) => view);
    const buried = byDepth(gone).map((view) => this.#bury(view, mounted));
    const started = byDepth(came).map((view) => this.#guarded(() => this.#start(view)) ?? false);
    return buried.includes(true) || started.includes(true);
  }

  #bury(view: ViewNode, mounted: readonly ViewNode[]): boolean {
    const { field } = view;
    if (!field?.buried) return false;
    const kept = mounted.some((other) => other.field && covers(other.field.pointer, field.pointer));
    const value = this.store.read(field.pointer);
    if (kept || value === undefined) return false;
    this.#buried.set(pointerKey(field.pointer), value);
    this.store.write(field.pointer, undefined);
    return true;
  }

  #start(view: ViewNode): boolean {
    const { field } = view;
    if (!field) return false;
    const key = pointerKey(field.pointer);
    let changed = false;
    if (this.store.read(field.pointer) === undefined) {
      const value = this.#buried.has(key)
        ? this.#buried.get(key)
        : this.store.isTouched(field.pointer)
          ? undefined
          : field.initial();
      if (value !== undefined) {
        this.store.write(field.pointer, value);
        changed = true;
      }
    }
    this.#buried.delete(key);
    for (const write of field.atMount()) {
      if (this.store.read(write.pointer) !== undefined) continue;
      this.store.write(write.pointer, write.value);
      this.store.touch(write.pointer);
      changed = true;
    }
    return changed;
  }

  /** Keeps the task alive when a part of the config fails, and remembers what went wrong. */
  #guarded<T>(step: () => T): T | undefined {
    try {
      return step();
    } catch (error) {
      this.#problems.push(error instanceof Error ? error.message : String(error));
      return undefined;
    }
  }
}

function fieldsByPlace(views: readonly ViewNode[]): ReadonlyMap<string, ViewNode> {
  const found = new Map<string, ViewNode>();
  for (const view of views) if (view.field) found.set(pointerKey(view.field.pointer), view);
  return found;
}

/** Containers before what they contain, so that a whole is buried and restored as a whole. */
function byDepth(views: readonly ViewNode[]): readonly ViewNode[] {
  return [...views].sort(
    (left, right) =>
      (left.field?.pointer.path.length ?? 0) - (right.field?.pointer.path.length ?? 0),
  );
}
