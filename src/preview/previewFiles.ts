import type { SpecDocument } from '../spec';
import type { TasksText } from './data/tasksText';

/** Files of one workspace folder, as their host knows them. Every path is the workspace's own. */
export interface PreviewFiles {
  spec(path: string): Promise<SpecDocument>;
  /** Path of what `ref`, written in the file `from`, leads to. */
  resolveRef(from: string, ref: string): Promise<string>;
  /** Text of what `ref`, written in the file `from`, leads to. */
  text(from: string, ref: string): Promise<string>;
  /** The tasks file that `ref`, written in the file `from`, leads to; to be read in parts. */
  tasks(from: string, ref: string): Promise<TasksText>;
  /** Pools and trainings beside the spec; a project by itself borrows rows from one of its own. */
  poolSpecs(): Promise<readonly string[]>;
}
