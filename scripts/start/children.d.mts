import type { ChildProcess } from 'node:child_process';

/** See children.mjs. */
export class Children {
  node(
    args: readonly string[],
    options?: { node?: string; env?: Readonly<Record<string, string>>; cwd?: string },
  ): ChildProcess;
  endAll(): Promise<void>;
  killAll(): void;
}
