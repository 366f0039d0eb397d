import type { Props } from '../machine';
import { parsePath } from '../path';
import { below, type Pointer } from '../pointer';
import type { DataSource } from './source';

/** The answer (`output`), or the scratch pad that is never submitted (`internal`). */
function stored(root: Pointer['root']): DataSource {
  return writable((props) => ({ root, path: parsePath(props.value('path')) }));
}

function writable(pointer: (props: Props) => Pointer): DataSource {
  return { pointer, read: (props) => props.machine.store.read(pointer(props)) };
}

export const output = stored('output');
export const internal = stored('internal');

/** The item of the list around it. */
export const relative = writable((props) => {
  const item = props.scope.item;
  if (!item) throw new Error('data.relative stands outside of a field.list');
  return below(item, parsePath(props.value('path')));
});

/** A place below another writable one. */
export const sub = writable((props) =>
  below(props.pointer('parent'), parsePath(props.value('path'))),
);
