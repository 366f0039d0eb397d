import { render } from 'preact';
import {
  compileConfig,
  deepEqual,
  isKnownType,
  keyName,
  locationUnknown,
  TaskEngine,
  TaskStore,
  type Effects,
  type Environment,
  type TaskSnapshot,
  type Toast,
} from '../../core';
import { tolokaPlugin } from '../../core/tolokaPlugin';
import type { FrameTask, FromFrame, TaskError, TaskReport, ToFrame } from '../../protocol';
import { Page } from './Page';
import { playPause } from './players';
import { TaskContext, type TaskTools } from './task';
import { Uploads } from './uploads';

type RenderMessage = Extract<ToFrame, { type: 'render' }>;

export class TaskApp {
  #engine: TaskEngine | undefined;
  #message: RenderMessage | undefined;
  #toasts: readonly { readonly id: number; readonly toast: Toast }[] = [];
  #nextToast = 1;
  readonly #uploads = new Uploads();

  constructor(
    private readonly root: HTMLElement,
    private readonly send: (message: FromFrame) => void,
  ) {
    document.addEventListener('keydown', (event) => this.#press(event));
  }

  receive(message: ToFrame): void {
    if (message.type === 'render') this.#render(message);
    else if (message.type === 'submit') this.#submit();
  }

  #render(message: RenderMessage): void {
    if (this.#message && message.version <= this.#message.version) return;
    if (this.#engine && isSamePicture(this.#message, message)) {
      this.#message = message;
      this.#engine.setEnvironment(this.#environment(message));
      this.#draw();
      this.send({ type: 'drawn', version: message.version });
      return;
    }
    const snapshot = this.#keptState(message);
    this.#message = message;
    if (message.interface.kind !== 'tb') {
      this.#engine = undefined;
      const reason = message.interface.kind === 'none' ? message.interface.reason : '';
      render(<p class="tb-nothing">{reason}</p>, this.root);
      this.send({ type: 'drawn', version: message.version });
      return;
    }
    const { input } = taskOf(message);
    const store = snapshot ? TaskStore.restore(input, snapshot) : new TaskStore(input);
    const compiled = compileConfig(message.interface.config, isKnownType);
    this.#engine = new TaskEngine(compiled, store, this.#environment(message), this.#effects());
    for (const problem of compiled.problems) {
      this.send({ type: 'problem', message: `${problem.path || 'config'}: ${problem.message}` });
    }
    this.#draw();
    this.send({ type: 'drawn', version: message.version });
  }

  /** The newest answers: those on the screen when the row is the same one, else what the page kept. */
  #keptState(message: RenderMessage): TaskSnapshot | undefined {
    const kept = taskOf(message).state as TaskSnapshot | undefined;
    const sameTask = deepEqual(taskOf(message).input, this.#message && taskOf(this.#message).input);
    return kept && sameTask && this.#engine ? this.#engine.store.snapshot() : kept;
  }

  #environment(message: RenderMessage): Environment {
    const config = message.interface;
    return {
      translations: config.kind === 'tb' ? config.translations : {},
      assignmentId: undefined,
      platformOrigin: message.settings.platformOrigin,
      location: message.settings.location || locationUnknown,
      readOnly: message.settings.readOnly,
    };
  }

  #effects(): Effects {
    return {
      openLink: (url) => this.send({ type: 'openLink', url }),
      notify: (toast) => this.#notify(toast),
      playPause,
    };
  }

  #submit(): void {
    this.#engine?.submit();
    this.#draw();
    const report = this.#report();
    if (report) this.send({ type: 'submitted', reports: [report] });
  }

  #draw(): void {
    const engine = this.#engine;
    if (!engine || !this.#message) return;
    const tools = this.#tools(engine);
    const plugin = tolokaPlugin(engine);
    render(
      <TaskContext.Provider value={tools}>
        <Page view={engine.view} plugin={plugin} toasts={this.#toasts} />
      </TaskContext.Provider>,
      this.root,
    );
    const report = this.#report();
    if (report) {
      this.send({ type: 'changed', reports: [report], states: [engine.store.snapshot()] });
    }
    for (const problem of engine.view.problems) this.send({ type: 'problem', message: problem });
  }

  #tools(engine: TaskEngine): TaskTools {
    const after =
      <Arguments extends readonly unknown[]>(step: (...given: Arguments) => unknown) =>
      (...given: Arguments): void => {
        step(...given);
        this.#draw();
      };
    return {
      engine,
      uploads: this.#uploads,
      readOnly: this.#message?.settings.readOnly ?? false,
      change: after((view, value, path) => engine.change(view, value, path)),
      run: after((action) => engine.run(action)),
      patch: after((key, patch) => engine.patchView(key, patch)),
      openLink: after((url) => engine.openLink(url)),
      badge: (deed) => engine.badge(deed),
    };
  }

  #report(): TaskReport | undefined {
    const engine = this.#engine;
    if (!engine) return undefined;
    const errors = engine.view.mounted.flatMap((view): TaskError[] => {
      if (view.broken !== undefined) {
        return [{ place: view.path, lines: [view.broken], shown: true }];
      }
      const shown = view.errorsShown && isVisible(view.key);
      return view.errors.length > 0 ? [{ place: view.path, lines: view.errors, shown }] : [];
    });
    return { output: plainJson(engine.store.output), valid: engine.view.valid, errors };
  }

  #press(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || !this.#engine) return;
    if (this.#engine.press(keyName(event.key), isTyping(event.target))) {
      event.preventDefault();
      this.#draw();
    }
  }

  #notify(toast: Toast): void {
    const id = (this.#nextToast += 1);
    setTimeout(() => {
      this.#toasts = [...this.#toasts, { id, toast }];
      this.#draw();
    }, toast.delay);
    setTimeout(() => {
      this.#toasts = this.#toasts.filter((one) => one.id !== id);
      this.#draw();
    }, toast.duration);
  }
}

/** Whether only the surroundings changed, so that the running task can go on. */
function isSamePicture(before: RenderMessage | undefined, now: RenderMessage): boolean {
  return (
    taskOf(now).state !== undefined &&
    deepEqual(before?.interface, now.interface) &&
    deepEqual(before && taskOf(before).input, taskOf(now).input)
  );
}

/** The first task of the page. */
function taskOf({ tasks }: RenderMessage): FrameTask {
  return tasks[0] ?? { id: '0', input: {} };
}

/** Errors inside of a closed block stand on the page but cannot be seen. */
function isVisible(key: string): boolean {
  const element = document.querySelector(`[data-key="${CSS.escape(key)}"]`);
  return element?.closest('details:not([open])') === null;
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement)
    return !['checkbox', 'radio', 'button'].includes(target.type);
  return target instanceof HTMLTextAreaElement || target.isContentEditable;
}

/** Holes of arrays become null, as in the JSON that is submitted. */
function plainJson(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value)) as unknown;
}
