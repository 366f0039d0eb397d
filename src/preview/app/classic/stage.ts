/** Brings a classic interface to life, and tells the page what happens to it. */
import type { ClassicInterface } from '../../classicInterface';
import type { ClassicParts } from '../../frame';
import type { FromFrame, TaskReport, ToFrame } from '../../protocol';
import { connectCompiler } from './compilerPort';
import { events } from './events';
import { authorClasses, baseClasses, createAssignment } from './exported';
import { allowAnnotation } from './fields/drawing';
import { setLocation } from './geolocation';
import { provideGlobals } from './globals';
import { setSurroundings } from './handlebars';
import { setTemplate } from './handlebarsTask';
import { showHints } from './hints';
import { setHandlers } from './inlineHandlers';
import { pressKey } from './keyboard';
import { rememberFiles, serveAttachments } from './knownFiles';
import { followLinks } from './links';
import { takeParts } from './parts';
import { Problems } from './problems';
import { keptOutput, reportsNow, reportsOf, statesOf } from './reports';
import { setStyles } from './styles';
import { taskErrorsOf } from './suiteClass';
import { setSubstitution } from './taskClass';
import { tellTroubles } from './troubles';
import type { AssignmentObject, SuiteErrors, WorkspaceOptions } from './types';
import { Watch } from './watch';
import { keepView, restoreView } from './view';

type RenderMessage = Extract<ToFrame, { type: 'render' }>;

export class ClassicStage {
  #message: RenderMessage | undefined;
  #assignment: AssignmentObject | undefined;
  readonly #problems: Problems;
  readonly #watch: Watch;
  #parts: ClassicParts | undefined;
  #reports: readonly TaskReport[] = [];
  #pending: ReturnType<typeof setTimeout> | undefined;

  /** Stands before the author's own libraries, which look for what it provides. */
  constructor(private readonly send: (message: FromFrame) => void) {
    provideGlobals();
    this.#problems = new Problems(send, () => this.#parts);
    this.#watch = new Watch((stop) => {
      const place = { part: 'script', from: stop.line, to: stop.line } as const;
      this.#problems.tell({ message: stop.message, place });
    });
    events.guard = (step, where) => this.#problems.guard(step, where);
    events.problem = (error) => this.#problems.show(error);
    events.changed = () => this.#tellSoon();
    events.sent = (name, data) => this.#hear(name, data);
    events.file = (id, name, blob) => send({ type: 'file', id, name, blob });
    serveAttachments();
    followLinks((url) => send({ type: 'openLink', url }));
    document.addEventListener('keydown', (event) => this.#press(event));
    document.addEventListener('focusin', (event) => this.#focus(event.target));
    document.addEventListener('pointerdown', (event) => this.#focus(event.target));
    keepView(() => this.#tell(this.#reports));
  }

  /** Takes what the document holds of the author's, once all of it is read. */
  begin(): void {
    const { parts, nonce } = takeParts();
    this.#parts = parts;
    setHandlers(parts?.handlers ?? {}, (problem, where) => this.#problems.tell(problem, where));
    connectCompiler(nonce);
  }

  receive(message: ToFrame): void {
    if (message.type === 'submit') this.#submit();
    if (message.type === 'render') this.#render(message);
  }

  #render(message: RenderMessage): void {
    // The frame is built anew for every change of the template or script: a second picture of the same
    // one brings other styles or hints at most, unless the answers are to start over.
    const isStarted = this.#message !== undefined;
    if (isStarted && message.tasks.some(({ state }) => state !== undefined)) this.#update(message);
    else this.#start(message);
    this.send({ type: 'drawn', version: message.version });
  }

  #update(message: RenderMessage): void {
    this.#message = message;
    if (message.interface.kind === 'classic') setStyles(message.interface.styles);
    for (const { files } of message.tasks) rememberFiles(files);
    if (this.#assignment) showHints(this.#assignment.getTaskSuite(), message.tasks);
  }

  #start(message: RenderMessage): void {
    const { interface: classic } = message;
    if (classic.kind !== 'classic') return;
    this.#message = message;
    this.#problems.clear();
    this.#problems.guard(() => this.#assignment?.destroy());
    this.#prepare(classic, message);
    this.#assignment = this.#create(classic, message);
    this.#problems.guard(() => this.#assignment?.start());
    tellTroubles(classic, message.settings.allowedHosts, this.#problems);
    if (classic.script.kind === 'ready' && !this.#parts?.script) {
      this.#problems.tell({ message: 'The browser cannot read the script, so it was not run' });
    }
    if (this.#assignment) showHints(this.#assignment.getTaskSuite(), message.tasks);
    restoreView(message.tasks[0]?.state);
    this.#tellNow();
  }

  /** Everything that must stand before the author's first line runs. */
  #prepare(classic: ClassicInterface, { settings, tasks }: RenderMessage): void {
    const { template, script, handlers, libraries } = classic;
    const watched = [script, ...handlers.map(({ code }) => code)];
    for (const code of watched) if (code.kind === 'ready') this.#watch.provide(code.watch);
    setSurroundings(settings.platformOrigin, settings.allowedHosts);
    setLocation(settings.location);
    allowAnnotation(libraries.standIns.includes('image-annotation'));
    if (template.kind === 'substitution') setSubstitution(template.markup);
    if (template.kind === 'handlebars') {
      setTemplate(this.#parts?.template);
      this.#problems.calls = template.calls;
    }
    if (template.kind === 'broken') setSubstitution('');
    for (const { files } of tasks) rememberFiles(files);
  }

  #create(classic: ClassicInterface, message: RenderMessage): AssignmentObject | undefined {
    const { settings } = message;
    const base = baseClasses(classic.template.kind === 'handlebars' ? 'handlebars' : 'plain');
    const classes =
      classic.template.kind === 'broken' ? base : authorClasses(this.#parts?.script, base);
    const tasks = message.tasks.map(({ input }, index) => ({
      // As on the platform's own previews: templates take an id for the place on the page.
      id: String(index),
      input_values: { ...input },
    }));
    return createAssignment(classes, base, {
      assignment: { id: settings.assignmentId, tasks },
      specs: { input_spec: message.inputSpec, output_spec: message.outputSpec },
      workspaceOptions: workspaceOptions(message),
      solutions: message.tasks.map(({ state, answer }, index) => ({
        task_id: String(index),
        output_values: { ...(keptOutput(state) ?? answer) },
      })),
    });
  }

  #submit(): void {
    const submitted = this.#problems.guard(() => this.#assignment?.submit());
    submitted?.catch((error: unknown) => {
      this.#problems.show(error);
      // A validation that fails lets nothing through, and the page waits for a word.
      this.#tellSubmit([{ task_id: '0', errors: { __TASK__: { message: String(error) } } }]);
    });
  }

  /** Out-going messages of the assignment. */
  #hear(name: string, data: unknown): void {
    if (name === 'assignment:submit') this.#tellSubmit(null);
    if (name === 'assignment:validation:fail') this.#tellSubmit(data as SuiteErrors);
    if (name === 'assignment:skip') this.send({ type: 'skip' });
  }

  #tellSubmit(errors: SuiteErrors): void {
    const suite = this.#assignment?.getTaskSuite();
    if (!suite || !this.#message) return;
    const found = taskErrorsOf(suite, errors);
    const byTask = new Map(found.map(({ task, error }) => [task.getTask().id, error]));
    const reports = reportsOf(suite, byTask, this.#message.outputSpec);
    this.send({ type: 'submitted', reports });
    this.#tell(reports);
  }

  /** Once for all changes of a turn: a script may make very many. */
  #tellSoon(): void {
    this.#pending ??= setTimeout(() => this.#tellNow(), 0);
  }

  #tellNow(): void {
    const suite = this.#assignment?.getTaskSuite();
    if (!this.#message || !suite) return;
    this.#tell(reportsNow(suite, this.#message.outputSpec));
  }

  #tell(reports: readonly TaskReport[]): void {
    const suite = this.#assignment?.getTaskSuite();
    if (!suite) return;
    // What is told now is newer than what was still to be told.
    clearTimeout(this.#pending);
    this.#pending = undefined;
    this.#reports = reports;
    this.send({ type: 'changed', reports, states: statesOf(suite) });
  }

  #press(event: KeyboardEvent): void {
    const suite = this.#assignment?.getTaskSuite();
    if (suite) this.#problems.guard(() => pressKey(suite, event));
  }

  /** The task that is worked on is the one in focus. */
  #focus(target: EventTarget | null): void {
    const suite = this.#assignment?.getTaskSuite();
    if (!suite || !(target instanceof Node)) return;
    const index = suite.getTasks().findIndex((task) => task.getDOMElement().contains(target));
    if (index < 0 || suite.getFocusedTask() === suite.getTasks()[index]) return;
    this.#problems.guard(() => suite.focusTask(index, 'withoutScroll'));
  }
}

function workspaceOptions({ settings }: RenderMessage): WorkspaceOptions {
  return {
    agent: 'FRONTEND',
    isReadOnly: settings.readOnly,
    isReviewMode: settings.readOnly,
    language: settings.language,
    origin: settings.platformOrigin,
    apiOrigin: settings.platformOrigin,
  };
}
