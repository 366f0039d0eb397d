import { parsePath, readPath } from '../path';
import type { DataSource } from './source';

/** Locals of the construct around it; an empty path gives all of them. */
export const local: DataSource = {
  read: (props) => {
    const value = readPath(props.scope.locals, parsePath(props.value('path')));
    return value === undefined ? props.value('default') : value;
  },
};
