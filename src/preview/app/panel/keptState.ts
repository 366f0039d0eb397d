/** What a page remembers over a reload of the page or the window: choices, frame settings, answers. */
import type { DataChoice } from '../../data/choice';
import { isRecord } from '../../core/json';
import type { PreviewModel, PreviewTask } from '../../model';
import type { Host } from './host';
import { viewFrom, type View } from './view';

/** Answers kept at most; the ones untouched for longest go first. */
const mostAnswers = 200;
/** A pause in typing after which the state is written, in milliseconds. */
const settle = 150;

export class KeptState {
  readonly #answers: Map<string, unknown>;
  #view: View | undefined;
  #choice: DataChoice | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly host: Host,
    private readonly remembered: Readonly<Record<string, unknown>>,
  ) {
    const kept = host.kept();
    const state = isRecord(kept) ? kept : {};
    this.#answers = new Map(Array.isArray(state.answers) ? (state.answers as []) : []);
    this.#view = isRecord(state.view) ? viewFrom(state.view) : undefined;
    this.#choice = isRecord(state.choice) ? (state.choice as unknown as DataChoice) : undefined;
    addEventListener('pagehide', () => this.#write());
    this.#write();
  }

  get view(): View | undefined {
    return this.#view;
  }

  get choice(): DataChoice | undefined {
    return this.#choice;
  }

  keepView(view: View): void {
    this.#view = view;
    this.#later();
  }

  keepChoice(choice: DataChoice | undefined): void {
    this.#choice = choice;
    this.#later();
  }

  answer(key: string): unknown {
    return this.#answers.get(key);
  }

  keepAnswer(key: string, state: unknown): void {
    this.#answers.delete(key);
    this.#answers.set(key, state);
    const [oldest] = this.#answers.keys();
    if (this.#answers.size > mostAnswers && oldest !== undefined) this.#answers.delete(oldest);
    this.#later();
  }

  forgetAnswer(key: string): void {
    this.#answers.delete(key);
    this.#later();
  }

  #later(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#write(), settle);
  }

  #write(): void {
    clearTimeout(this.#timer);
    this.host.keep({
      ...this.remembered,
      answers: [...this.#answers],
      ...(this.#view && { view: this.#view }),
      ...(this.#choice && { choice: this.#choice }),
    });
  }
}

/** Under what a task's answer is kept: a row keeps it whichever page it stands on. */
export function answerKey(model: PreviewModel, task: PreviewTask, index: number): string {
  return task.id ?? `${model.assignmentId ?? model.tasksFrom}:${String(index)}`;
}
