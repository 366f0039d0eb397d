/** What the objects of templates tell the stage; it puts its own functions here. */
import type { TaskObject } from './types';

interface Events {
  /** After every change of an answer. */
  changed: (task: TaskObject) => void;
  /** A message that an assignment sends out. */
  sent: (name: string, data: unknown) => void;
  /** A file was given; `id` stands for it in the output. */
  file: (id: string, name: string, blob: Blob) => void;
  /** Something went wrong that nobody waits for. */
  problem: (error: unknown) => void;
  /** Runs an author's own step; what it throws is shown in `where`. */
  guard: <T>(step: () => T, where?: Element) => T | undefined;
}

export const events: Events = {
  changed: () => undefined,
  sent: () => undefined,
  file: () => undefined,
  problem: () => undefined,
  guard: (step) => step(),
};
