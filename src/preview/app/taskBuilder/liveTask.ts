import {
  locationUnknown,
  TaskEngine,
  TaskStore,
  type CompiledConfig,
  type Effects,
  type Environment,
  type TaskSnapshot,
} from '../../core';
import type { FrameSettings, FrameTask } from '../../protocol';

export interface Surroundings {
  readonly settings: FrameSettings;
  readonly translations: Readonly<Record<string, string>>;
}

/** One task of the page with its engine. */
export class LiveTask {
  readonly engine: TaskEngine;
  /** What a training says about the answer. */
  hint: string | undefined;

  private constructor(
    readonly task: FrameTask,
    store: TaskStore,
    compiled: CompiledConfig,
    surroundings: Surroundings,
    effects: Effects,
  ) {
    this.engine = new TaskEngine(compiled, store, environmentOf(task, surroundings), effects);
    this.hint = task.hint;
  }

  /** Begins a task, or takes it up where a snapshot left it. */
  static begin(
    task: FrameTask,
    compiled: CompiledConfig,
    surroundings: Surroundings,
    effects: Effects,
    snapshot: unknown,
  ): LiveTask {
    const store = isSnapshot(snapshot)
      ? TaskStore.restore(task.input, snapshot)
      : new TaskStore(task.input, task.answer);
    return new LiveTask(task, store, compiled, surroundings, effects);
  }

  surround(surroundings: Surroundings, hint: string | undefined): void {
    this.hint = hint;
    this.engine.setEnvironment(environmentOf(this.task, surroundings));
  }
}

/** A state is opaque to the page, and may come from an earlier build of this frame. */
function isSnapshot(state: unknown): state is TaskSnapshot {
  return typeof state === 'object' && state !== null && 'output' in state && 'touched' in state;
}

/** Prefix of everything that must differ between the tasks of a page. */
function nameOf(task: FrameTask): string {
  return `${task.id}:`;
}

function environmentOf(task: FrameTask, surroundings: Surroundings): Environment {
  const { settings, translations } = surroundings;
  return {
    taskName: nameOf(task),
    language: settings.language,
    translations,
    assignmentId: settings.assignmentId,
    platformOrigin: settings.platformOrigin,
    location: settings.location || locationUnknown,
    readOnly: settings.readOnly,
  };
}
