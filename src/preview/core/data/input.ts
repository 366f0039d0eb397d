import { parsePath, readPath } from '../path';
import type { DataSource } from './source';

/** The task's input. An empty path is not the whole input but undefined (or the default). */
export const input: DataSource = {
  read: (props) => {
    const path = parsePath(props.value('path'));
    const value = path.length === 0 ? undefined : readPath(props.machine.store.input, path);
    return value === undefined ? props.value('default') : value;
  },
};
