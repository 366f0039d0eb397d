import type { Path } from './path';

/** A writable place in a task's data. */
export interface Pointer {
  readonly root: 'output' | 'internal';
  readonly path: Path;
}

/** Text that is equal for equal places. */
export function pointerKey(pointer: Pointer): string {
  return [pointer.root, ...pointer.path].join('.');
}

export function below(parent: Pointer, path: Path): Pointer {
  return { root: parent.root, path: [...parent.path, ...path] };
}

/** Whether `outer` is `inner` or one of the containers around it. */
export function covers(outer: Pointer, inner: Pointer): boolean {
  return (
    outer.root === inner.root &&
    outer.path.length <= inner.path.length &&
    outer.path.every((segment, i) => segment === inner.path[i])
  );
}
