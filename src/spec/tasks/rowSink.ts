import type { Severity } from '../validate/diagnostic';
import type { NewTask } from './taskReader';

/** Takes what a reader of rows finds. Offsets count from where the reader says its text begins. */
export interface RowSink {
  problem(code: string, severity: Severity, message: string, start: number, end: number): void;
  task(task: NewTask, start: number): void;
}
