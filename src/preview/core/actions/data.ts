import type { Props } from '../machine';
import type { Pointer } from '../pointer';
import type { Action } from './action';

/** Writes the payload; a missing payload clears the place. */
export const set: Action = (props) => {
  const payload = props.value('payload');
  return () => change(props, () => payload);
};

/** True becomes absent, anything else becomes true; never false. */
export const toggle: Action = (props) => () => change(props, (value) => (value ? undefined : true));

/** Appends the payload; what is no array starts as one. */
export const listPush: Action = (props) => {
  const payload = props.value('payload');
  return () =>
    change(props, (value) => [...(Array.isArray(value) ? (value as unknown[]) : []), payload]);
};

/** Drops one element; the last one takes the key with it. */
export const listRemove: Action = (props) => {
  const index = Number(props.value('payload'));
  return () => {
    if (!props.machine.environment.readOnly) {
      props.machine.store.lists.drop(props.pointer('data'), index);
    }
    change(props, (value) => without(value, index));
  };
};

function without(value: unknown, index: number): unknown {
  if (!Array.isArray(value) || index < 0 || index >= value.length) return value;
  const left = (value as readonly unknown[]).filter((_, i) => i !== index);
  return left.length === 0 ? undefined : left;
}

function change(props: Props, next: (value: unknown) => unknown): void {
  const { store, environment } = props.machine;
  if (environment.readOnly) return;
  const pointer: Pointer = props.pointer('data');
  store.write(pointer, next(store.read(pointer)));
  store.touch(pointer);
}
