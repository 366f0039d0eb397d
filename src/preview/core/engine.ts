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
import { ViewNode, viewsIn, type FieldPart } from './viewNode';

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
  readonly #triggers: readonly Trigger[];
  /** Places of fields of this config whose value stays in the answer while they are hidden. */
  readonly #staying = new Set<string>();
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

  /** Of the performer: two letters, lower case. */
  get language(): string {
    return this.environment.language;
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

  /** Takes an item out of a list; the last one takes the list with it. */
  removeItem(view: ViewNode, index: number): void {
    const { field } = view;
    if (!field || this.environment.readOnly || !Array.isArray(field.value)) return;
    const left = (field.value as readonly unknown[]).filter((_, i) => i !== index);
    this.store.lists.drop(field.pointer, index);
    this.change(view, left.length === 0 ? undefined : left);
  }

  run(action: BoundAction): void {
    this.#guarded(() => prepareAction(new Props(action.node, action.scope))());
    this.#settle();
  }

  /**
   * Runs the actions bound to the first of these names that has any; true when there was one.
   * `place` is where the focus is: in a text input only some hotkeys work.
   */
  press(names: readonly string[], place: 'input' | 'elsewhere'): boolean {
    for (const name of names) {
      const bound = this.#hotkeys.filter(
        ({ key, allowInInputs }) =>
          key.toLowerCase() === name && (place === 'elsewhere' || allowInInputs),
      );
      for (const hotkey of bound) this.run(hotkey.action);
      if (bound.length > 0) return true;
    }
    return false;
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
  tolokaSettings(inputs: readonly unknown[] = [this.store.input]): readonly {
    readonly layout: unknown;
    readonly notifications: readonly ViewNode[];
  }[] {
    const { scope: plain } = this.#pass();
    const scope: Scope = { ...plain, locals: { inputValues: inputs } };
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
    this.#finish(this.#view.root, this.#view.mounted);
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
    const before = new Map(this.store.shown.map((place) => [pointerKey(place), place]));
    const now = fieldsByPlace(mounted);
    // In review nothing is written; what shows is looked at again once it may change.
    if (this.environment.readOnly) return false;
    const gone = [...before].filter(([key]) => !now.has(key)).map(([, place]) => place);
    const came = [...now].filter(([key]) => !before.has(key)).map(([, view]) => view);
    this.store.shown = [...now.values()].flatMap((view) =>
      view.field ? [view.field.pointer] : [],
    );
    const buried = byDepth(gone, (place) => place).map((place) => this.#bury(place, mounted));
    const started = byDepth(came, (view) => view.field?.pointer).map(
      (view) => this.#guarded(() => this.#start(view)) ?? false,
    );
    return buried.includes(true) || started.includes(true);
  }

  #bury(place: Pointer, mounted: readonly ViewNode[]): boolean {
    const kept = mounted.some((other) => other.field && covers(other.field.pointer, place));
    const value = this.store.read(place);
    if (kept || value === undefined || this.#staying.has(pointerKey(place))) return false;
    this.store.buried.set(pointerKey(place), value);
    this.store.write(place, undefined);
    return true;
  }

  #start(view: ViewNode): boolean {
    const { field } = view;
    if (!field) return false;
    const key = pointerKey(field.pointer);
    if (!field.buried) this.#staying.add(key);
    let changed = false;
    if (this.store.read(field.pointer) === undefined) {
      changed = this.#begin(field, key);
    }
    this.store.buried.delete(key);
    for (const write of field.atMount()) {
      if (this.store.read(write.pointer) !== undefined) continue;
      this.store.write(write.pointer, write.value);
      this.store.touch(write.pointer);
      changed = true;
    }
    return changed;
  }

  /** An empty field gets the value it had before it was hidden, else its default. */
  #begin(field: FieldPart, key: string): boolean {
    const { store } = this;
    const buried = store.buried.get(key);
    if (buried !== undefined) {
      store.write(field.pointer, buried);
      return true;
    }
    const initial = store.isTouched(field.pointer) ? undefined : field.initial();
    if (initial !== undefined) store.writeDefault(field.pointer, initial);
    return initial !== undefined;
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
function byDepth<T>(items: readonly T[], placeOf: (item: T) => Pointer | undefined): readonly T[] {
  const depth = (item: T): number => placeOf(item)?.path.length ?? 0;
  return [...items].sort((left, right) => depth(left) - depth(right));
}
