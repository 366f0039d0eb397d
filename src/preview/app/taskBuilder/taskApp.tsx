import { render } from 'preact';
import {
  compileConfig,
  deepEqual,
  isKnownType,
  KeySequences,
  tolokaPlugin,
  type CompiledConfig,
  type Effects,
  type TaskEngine,
} from '../../core';
import type { FrameTask, FromFrame, ToFrame } from '../../protocol';
import { submitsImplicitly } from './implicitSubmit';
import { LiveTask, type Surroundings } from './liveTask';
import { Page } from './Page';
import { playPause } from './players';
import { reportOf } from './taskReport';
import type { TaskTools } from './task';
import { toolsOf } from './taskTools';
import { Toasts } from './toasts';
import { Uploads } from './uploads';

type RenderMessage = Extract<ToFrame, { type: 'render' }>;

/** All tasks of the page: takes what the page around the frame says, draws, and reports. */
export class TaskApp {
  #tasks: readonly LiveTask[] = [];
  #compiled: CompiledConfig | undefined;
  #message: RenderMessage | undefined;
  /** The task that keys are meant for, and the one a pager shows. */
  #focused = 0;
  readonly #tools = new WeakMap<LiveTask, TaskTools>();
  readonly #keys = new KeySequences();
  readonly #toasts = new Toasts(() => this.#draw());
  readonly #uploads = new Uploads((file) => this.send({ type: 'file', ...file }));

  constructor(
    private readonly root: HTMLElement,
    private readonly send: (message: FromFrame) => void,
  ) {
    document.addEventListener('keydown', (event) => this.#press(event));
    for (const type of ['focusin', 'pointerdown'] as const) {
      document.addEventListener(type, (event) => this.#follow(event.target));
    }
  }

  receive(message: ToFrame): void {
    if (message.type === 'render') this.#render(message);
    else if (message.type === 'submit') this.#submit();
  }

  #render(message: RenderMessage): void {
    if (this.#message && message.version <= this.#message.version) return;
    const before = this.#message;
    this.#message = message;
    if (message.interface.kind === 'tb') this.#takeTasks(message, before);
    else this.#showReason(message.interface.kind === 'none' ? message.interface.reason : '');
    this.send({ type: 'drawn', version: message.version });
  }

  #showReason(reason: string): void {
    this.#tasks = [];
    this.#compiled = undefined;
    render(<p class="tb-nothing">{reason}</p>, this.root);
  }

  #takeTasks(message: RenderMessage, before: RenderMessage | undefined): void {
    const known = deepEqual(before?.interface, message.interface) ? this.#compiled : undefined;
    const compiled = known ?? compileConfig(configOf(message), isKnownType, this.#compiled);
    this.#compiled = compiled;
    this.#tasks = message.tasks.map((task) => {
      for (const [id, file] of Object.entries(task.files ?? {})) this.#uploads.restore(id, file);
      const old = this.#tasks.find((one) => isSameTask(one.task, task));
      if (old && known && task.state !== undefined) {
        old.surround(surroundingsOf(message), task.hint);
        return old;
      }
      const state =
        task.state === undefined ? undefined : (old?.engine.store.snapshot() ?? task.state);
      return LiveTask.begin(task, compiled, surroundingsOf(message), this.#effects(task), state);
    });
    this.#focused = Math.min(this.#focused, this.#tasks.length - 1);
    for (const { path, message: text } of compiled.problems) {
      const place = { part: 'config', path } as const;
      this.send({ type: 'problem', message: `${path || 'config'}: ${text}`, place });
    }
    this.#draw();
  }

  #effects(task: FrameTask): Effects {
    return {
      openLink: (url) => this.send({ type: 'openLink', url }),
      notify: (toast) => this.#toasts.add(toast),
      playPause: (key) => playPause(`${task.id}:${key}`),
    };
  }

  #submit(): void {
    for (const { engine } of this.#tasks) engine.submit();
    const bad = this.#tasks.findIndex(({ engine }) => !engine.view.valid);
    if (bad !== -1 && this.#tasks.length > 1) this.#focused = bad;
    this.#draw();
    // As the platform's page does; where there is one task, nothing moves.
    if (bad !== -1 && this.#tasks.length > 1) {
      document.querySelectorAll('.tb-card')[bad]?.scrollIntoView({ block: 'nearest' });
    }
    this.send({ type: 'submitted', reports: this.#tasks.map(reportOf) });
  }

  #draw(): void {
    const message = this.#message;
    const first = this.#tasks[0];
    if (!message || !first) return;
    const inputs = this.#tasks.map(({ task }) => task.input);
    render(
      <Page
        tasks={this.#tasks.map((live) => ({ live, tools: this.#toolsOf(live, message) }))}
        focused={this.#focused}
        plugin={tolokaPlugin(first.engine, inputs)}
        toasts={this.#toasts.shown}
        onFocus={(index) => this.#focus(index)}
        onCloseToast={(id) => this.#toasts.close(id)}
      />,
      this.root,
    );
    this.#report();
  }

  #toolsOf(live: LiveTask, message: RenderMessage): TaskTools {
    const known = this.#tools.get(live);
    if (known) return known;
    const tools = toolsOf(live, {
      settings: () => this.#message?.settings ?? message.settings,
      uploads: this.#uploads,
      redraw: () => this.#draw(),
      isFocused: () => this.#tasks[this.#focused] === live,
    });
    this.#tools.set(live, tools);
    return tools;
  }

  #report(): void {
    this.send({
      type: 'changed',
      reports: this.#tasks.map(reportOf),
      states: this.#tasks.map(({ engine }) => engine.store.snapshot()),
    });
    for (const { engine } of this.#tasks) {
      for (const problem of engine.view.problems) this.send({ type: 'problem', message: problem });
    }
  }

  #focus(index: number): void {
    if (index === this.#focused) return;
    this.#focused = index;
    this.#draw();
  }

  /** The task that was clicked or focused is the one that keys are meant for. */
  #follow(target: EventTarget | null): void {
    const card = target instanceof Element ? target.closest('[data-task]') : null;
    const index = this.#tasks.findIndex(({ task }) => task.id === card?.getAttribute('data-task'));
    if (index !== -1) this.#focus(index);
  }

  #press(event: KeyboardEvent): void {
    const engine = this.#tasks[this.#focused]?.engine;
    if (!engine || event.defaultPrevented || event.isComposing) return;
    const place = isTyping(event.target) ? 'input' : 'elsewhere';
    if (engine.press(this.#keys.namesOf(event), place)) {
      event.preventDefault();
      this.#draw();
    } else if (submitsImplicitly(event, hotkeyReach(engine))) {
      event.preventDefault();
      this.#submit();
    }
  }
}

function configOf(message: RenderMessage): unknown {
  return message.interface.kind === 'tb' ? message.interface.config : undefined;
}

function surroundingsOf(message: RenderMessage): Surroundings {
  const translations = message.interface.kind === 'tb' ? message.interface.translations : {};
  return { settings: message.settings, translations };
}

function isSameTask(before: FrameTask, now: FrameTask): boolean {
  return (
    before.id === now.id &&
    deepEqual(before.input, now.input) &&
    deepEqual(before.answer, now.answer)
  );
}

function hotkeyReach(engine: TaskEngine): 'in-inputs' | 'outside' {
  return engine.hotkeys.some(({ allowInInputs }) => allowInInputs) ? 'in-inputs' : 'outside';
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement)
    return !['checkbox', 'radio', 'button'].includes(target.type);
  return target instanceof HTMLTextAreaElement || target.isContentEditable;
}
