/** What is under way or has ended in this window: pipeline runs and waits for pools. */

export type RunState = 'running' | 'paused' | 'done' | 'stopped' | 'failed';

/** Whether a process is at it. */
export function isUnderWay({ state }: Run): boolean {
  return state === 'running' || state === 'paused';
}

export interface Run {
  readonly id: string;
  readonly kind: 'pipeline' | 'wait';
  readonly title: string;
  readonly state: RunState;
  /** What is being done now, or how it ended. */
  readonly message: string;
  /** 0 to 100, where it is known. */
  readonly percent?: number;
  /** Path of the pipeline spec; a wait has none. */
  readonly specPath?: string;
  /** Name of the platform's profile; a wait has none. */
  readonly profile?: string;
  /** Where the finished dataset lies. */
  readonly dataset?: string;
  /** Absent for this window's own. */
  readonly process?: 'elsewhere';
  /** When it was last heard of, milliseconds since 1970. */
  readonly changed?: number;
}

/** What a person can do to a run that is under way. */
export interface RunControl {
  update(change: {
    readonly message?: string;
    readonly percent?: number;
    readonly state?: 'running' | 'paused';
  }): void;
  end(state: Exclude<RunState, 'running' | 'paused'>, message: string, dataset?: string): void;
}

type Listener = () => void;

/** Keeps runs in order, newest first. Knows no editor: a view listens and draws. */
export class RunsModel {
  private readonly runs = new Map<string, Run>();
  private readonly stops = new Map<string, () => void>();
  private readonly listeners = new Set<Listener>();
  private readonly forgetting = new Set<(run: Run) => void>();

  all(): readonly Run[] {
    return [...this.runs.values()].reverse();
  }

  get(id: string): Run | undefined {
    return this.runs.get(id);
  }

  /** Shows a run as under way, in place of an earlier one with the same id. `stop` ends it. */
  begin(run: Omit<Run, 'state'>, stop: () => void): RunControl {
    this.runs.delete(run.id);
    this.runs.set(run.id, { ...run, state: 'running' });
    this.stops.set(run.id, stop);
    this.tell();
    return {
      update: (change) => this.change(run.id, change),
      end: (state, message, dataset) => {
        this.stops.delete(run.id);
        this.change(run.id, { state, message, ...(dataset === undefined ? {} : { dataset }) });
      },
    };
  }

  /**
   * Puts what an earlier window or another process has left below everything that is there, or on
   * top when it is under way. What this window itself runs is not overwritten.
   */
  recall(run: Run): void {
    if (this.stops.has(run.id)) return;
    if (this.runs.has(run.id) || isUnderWay(run)) {
      this.runs.set(run.id, run);
    } else {
      const others = [...this.runs];
      this.runs.clear();
      for (const [id, one] of [[run.id, run] as const, ...others]) this.runs.set(id, one);
    }
    this.tell();
  }

  stop(id: string): void {
    this.stops.get(id)?.();
  }

  /** Takes a run that has ended off the list. */
  forget(id: string): void {
    const run = this.runs.get(id);
    if (run !== undefined && isUnderWay(run)) return;
    this.runs.delete(id);
    if (run !== undefined) for (const listener of this.forgetting) listener(run);
    this.tell();
  }

  /** Somebody took a run off the list. */
  onDidForget(listener: (run: Run) => void): { dispose(): void } {
    this.forgetting.add(listener);
    return { dispose: () => void this.forgetting.delete(listener) };
  }

  onDidChange(listener: Listener): { dispose(): void } {
    this.listeners.add(listener);
    return { dispose: () => void this.listeners.delete(listener) };
  }

  private change(id: string, change: Partial<Run>): void {
    const run = this.runs.get(id);
    if (run === undefined) return;
    this.runs.set(id, { ...run, ...change });
    this.tell();
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}
