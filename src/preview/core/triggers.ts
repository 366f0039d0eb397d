/** `plugin.trigger`: runs an action when an observed value changes. */
import { prepareAction } from './actions';
import { solid, wordsOf, type ComponentNode } from './config';
import { deepEqual, isRecord } from './json';
import { Props, type Machine, type Scope } from './machine';

export class Trigger {
  #seen: unknown;

  constructor(private readonly node: ComponentNode) {}

  /** Takes the first look; with `fireImmediately` it runs once. */
  start(machine: Machine, scope: Scope): void {
    const props = new Props(this.node, scope);
    this.#seen = props.value('onChangeOf');
    const { fired } = machine.store;
    const words = wordsOf(this.node);
    if (!props.value('fireImmediately') || fired.has(words)) return;
    fired.add(words);
    this.#fire(machine, scope, this.#seen);
  }

  /** Looks again and runs if the value is another one now. True when it ran. */
  check(machine: Machine, scope: Scope): boolean {
    const value = new Props(this.node, scope).value('onChangeOf');
    if (deepEqual(value, this.#seen)) return false;
    this.#seen = value;
    return this.#fire(machine, scope, value);
  }

  #fire(machine: Machine, outer: Scope, value: unknown): boolean {
    const locals = isRecord(value) ? { ...(outer.locals as object), ...value } : (value ?? {});
    const scope: Scope = { ...outer, locals, implicit: { value } };
    const condition = this.node.props.get('condition');
    if (condition !== undefined) {
      const node = solid(condition);
      const blind = node.kind === 'component' && !node.props.has('data');
      // The platform fails inside here and skips the action.
      if ((value === undefined || value === null) && blind) return false;
      if (!machine.judge(condition, scope).passes) return false;
    }
    const action = machine.action(this.node.props.get('action'), scope);
    if (!action) return false;
    prepareAction(new Props(action.node, action.scope))();
    return true;
  }
}
