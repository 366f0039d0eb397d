/** Brings a classic interface to life, and tells the page what happens to it. */
import { checkAnswer } from '../../answers/checkAnswer';
import { frameGlobals } from '../../frame';
import type { FromFrame, TaskError, TaskReport, ToFrame } from '../../protocol';
import { assignmentEvents, TolokaAssignment } from './assignmentClass';
import { ErrorBox } from './errorBox';
import { provideGlobals } from './globals';
import { TolokaHandlebarsTaskSuite, TolokaTaskSuite } from './suiteClass';
import { taskEvents, TolokaHandlebarsTask, TolokaTask } from './taskClass';
import type {
  AssignmentObject,
  AssignmentOptions,
  Es5Class,
  Solution,
  SuiteErrors,
  SuiteObject,
  SuiteOptions,
  TaskObject,
  TaskOptions,
} from './types';

type RenderMessage = Extract<ToFrame, { type: 'render' }>;

/** What a script may hand over; whatever is missing is the base class. */
interface Exports {
  Assignment?: Es5Class<AssignmentObject, AssignmentOptions>;
  TaskSuite?: Es5Class<SuiteObject, SuiteOptions>;
  Task?: Es5Class<TaskObject, TaskOptions>;
}

export class ClassicStage {
  #message: RenderMessage | undefined;
  #assignment: AssignmentObject | undefined;
  readonly #errors: ErrorBox;

  constructor(private readonly send: (message: FromFrame) => void) {
    provideGlobals();
    this.#errors = new ErrorBox((message) => send({ type: 'problem', message }));
    taskEvents.changed = () => this.#tellChange();
    assignmentEvents.sent = (name, data) => this.#hear(name, data);
    document.addEventListener('keydown', (event) => this.#press(event));
    document.addEventListener('click', (event) => this.#openLink(event));
  }

  receive(message: ToFrame): void {
    if (message.type === 'submit') this.#submit();
    else if (message.type === 'render') this.#render(message);
  }

  #render(message: RenderMessage): void {
    // The frame is built anew for every change of the interface: a second picture of the same one
    // only matters when the answers are to start over.
    if (this.#message && message.tasks[0]?.state !== undefined) this.#drawn(message);
    else this.#start(message);
  }

  #drawn(message: RenderMessage): void {
    this.#message = message;
    this.send({ type: 'drawn', version: message.version });
  }

  #start(message: RenderMessage): void {
    this.#message = message;
    this.#errors.clear();
    this.#errors.guard(() => this.#assignment?.destroy());
    this.#assignment = this.#errors.guard(() => this.#create(message));
    this.#errors.guard(() => this.#assignment?.start());
    this.send({ type: 'drawn', version: message.version });
    this.#tellChange();
  }

  #create(message: RenderMessage): AssignmentObject {
    const classic = message.interface;
    if (classic.kind !== 'classic') throw new Error('This frame draws classic interfaces only');
    if (classic.template.kind === 'broken') throw new Error(classic.template.message);
    if (classic.template.kind === 'substitution') {
      Reflect.set(window, frameGlobals.markup, classic.template.markup);
    }
    const exports = runScript();
    const handlebars = classic.template.kind === 'handlebars';
    const task = { id: '0', input_values: { ...message.tasks[0]?.input } };
    const kept = (message.tasks[0]?.state ?? {}) as Record<string, unknown>;
    const solutions: Solution[] = [{ task_id: task.id, output_values: kept }];
    const Assignment = exports.Assignment ?? TolokaAssignment;
    return new Assignment({
      assignment: { id: undefined, tasks: [task] },
      specs: { input_spec: message.inputSpec, output_spec: message.outputSpec },
      workspaceOptions: {
        agent: 'FRONTEND',
        isReadOnly: message.settings.readOnly,
        isReviewMode: message.settings.readOnly,
        language: message.settings.language,
        origin: message.settings.platformOrigin,
        apiOrigin: message.settings.platformOrigin,
      },
      solutions,
      TaskSuiteClass:
        exports.TaskSuite ?? (handlebars ? TolokaHandlebarsTaskSuite : TolokaTaskSuite),
      TaskClass: exports.Task ?? (handlebars ? TolokaHandlebarsTask : TolokaTask),
    });
  }

  #submit(): void {
    const submitted = this.#errors.guard(() => this.#assignment?.submit());
    submitted?.catch((error: unknown) => this.#errors.show(error));
  }

  /** Out-going messages of the assignment; only the outcome of a submit matters to the page. */
  #hear(name: string, data: unknown): void {
    if (name === 'assignment:submit') this.#tellSubmit([]);
    if (name === 'assignment:validation:fail') this.#tellSubmit(errorsOf(data as SuiteErrors));
  }

  #tellSubmit(errors: readonly TaskError[]): void {
    const report: TaskReport = { output: this.#output(), valid: errors.length === 0, errors };
    this.send({ type: 'submitted', reports: [report] });
    this.send({ type: 'changed', reports: [report], states: [report.output] });
  }

  /**
   * Between submits the author's own `validate` is not called, because it may show messages; what
   * output_spec says stands in for it.
   */
  #tellChange(): void {
    if (!this.#message || !this.#assignment) return;
    const output = this.#output();
    const valid = checkAnswer(output, this.#message.outputSpec).length === 0;
    const report: TaskReport = { output, valid, errors: [] };
    this.send({ type: 'changed', reports: [report], states: [output] });
  }

  #output(): Record<string, unknown> {
    const solution = this.#assignment?.getTaskSuite().getSolutions()[0];
    return JSON.parse(JSON.stringify(solution?.output_values ?? {})) as Record<string, unknown>;
  }

  #press(event: KeyboardEvent): void {
    const suite = this.#assignment?.getTaskSuite();
    if (!suite || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    this.#errors.guard(() => {
      const named = keyEvents[event.key];
      if (named) suite.hotkey.trigger(named);
      else if (event.key.length === 1) suite.hotkey.trigger('key', event.key);
    });
  }

  /** Links open outside, through the host. */
  #openLink(event: MouseEvent): void {
    const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
    if (!(link instanceof HTMLAnchorElement) || link.getAttribute('href')?.startsWith('#')) return;
    event.preventDefault();
    if (/^https?:$/.test(link.protocol)) this.send({ type: 'openLink', url: link.href });
  }
}

const keyEvents: Readonly<Record<string, string>> = {
  Enter: 'enter',
  Escape: 'esc',
  ArrowLeft: 'arrow-left',
  ArrowRight: 'arrow-right',
  ArrowUp: 'arrow-up',
  ArrowDown: 'arrow-down',
};

/** Runs the author's script as the platform does: a function body with `exports`. */
function runScript(): Exports {
  const module: { exports: Exports } = { exports: {} };
  const script: unknown = Reflect.get(window, frameGlobals.script);
  if (typeof script !== 'function') {
    throw new Error('The script has a syntax error and was not run');
  }
  (script as (exports: Exports, module: { exports: Exports }) => void)(module.exports, module);
  return module.exports;
}

function errorsOf(errors: SuiteErrors): readonly TaskError[] {
  return (errors ?? []).flatMap((error) =>
    Object.entries(error?.errors ?? {}).map(([place, { message, code }]) => ({
      place,
      lines: [message ?? code ?? 'wrong'],
      shown: true,
    })),
  );
}

function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
  return (
    target instanceof HTMLInputElement &&
    !['checkbox', 'radio', 'button', 'file'].includes(target.type)
  );
}
