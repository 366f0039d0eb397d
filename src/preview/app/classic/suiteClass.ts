/** `TolokaTaskSuite` and `TolokaHandlebarsTaskSuite`: all tasks of a page. */
import $ from 'jquery';
import { authorStylesId } from '../../frame';
import { events } from './events';
import { proxyUrl, refusedProxy } from './proxy';
import { createServices } from './services';
import type {
  Es5Class,
  Solution,
  SolutionValidationError,
  SuiteErrors,
  SuiteObject,
  SuiteOptions,
  TaskObject,
} from './types';

function initialise(this: SuiteObject, options: SuiteOptions): void {
  this._options = options;
  this._element = document.createElement('div');
  this._element.className = 'task-suite-container';
  this._tasksElement = document.createElement('div');
  this._tasksElement.className = 'task-suite';
  this._element.append(this._tasksElement);
  this._focusedTaskIndex = -1;
  Object.assign(
    this,
    createServices(options.workspaceOptions, () => this.getAssignment()),
  );
  this._tasks = options.tasks.map(
    (task, taskIndex) =>
      new options.TaskClass({
        task,
        taskIndex,
        specs: options.specs,
        workspaceOptions: options.workspaceOptions,
        assignment: options.assignment,
        solution: options.solutions[taskIndex] ?? { task_id: task.id, output_values: {} },
      }),
  );
}

const methods: Partial<SuiteObject> & ThisType<SuiteObject> = {
  getOptions() {
    return this._options;
  },
  getAssignment() {
    return this._options.assignment;
  },
  getWorkspaceOptions() {
    return this._options.workspaceOptions;
  },
  getTasks() {
    return this._tasks;
  },
  getTasksIndexed() {
    return Object.fromEntries(
      this._tasks.map((task): [string, TaskObject] => [task.getTask().id, task]),
    );
  },
  getFocusedTask() {
    return this._tasks[this._focusedTaskIndex];
  },
  getSolutions(): readonly Solution[] {
    return this._tasks.map((task) => task.getSolution());
  },
  getDOMElement() {
    return this._element;
  },
  get$Element() {
    return $(this._element);
  },
  getTasksDOMElement() {
    return this._tasksElement;
  },
  getStyleDOMElement() {
    return document.getElementById(authorStylesId);
  },
  getProxyUrl(path) {
    return proxyUrl(this._options.workspaceOptions.origin, path);
  },
  proxy(path) {
    return refusedProxy(path);
  },
  render() {
    for (const task of this._tasks) {
      // A task that cannot be drawn says so in its place; the others are drawn.
      events.guard(() => task.render(), task.getDOMElement());
      this._tasksElement.append(task.getDOMElement());
    }
    events.guard(() => this.onRender());
    return this;
  },
  validate(given) {
    const solutions = given ?? this.getSolutions();
    const errors = this._tasks.map((task, i) => task.validate(solutions[i]) ?? null);
    return Promise.resolve(errors.some((error) => error !== null) ? errors : null);
  },
  onValidationFail(errors) {
    for (const { task, error } of taskErrorsOf(this, errors)) task.onValidationFail(error);
  },
};

/** Errors with the tasks they speak of; a suite of an author's may leave tasks without errors out. */
export function taskErrorsOf(
  suite: SuiteObject,
  errors: SuiteErrors,
): readonly { readonly task: TaskObject; readonly error: SolutionValidationError }[] {
  const tasks = suite.getTasksIndexed();
  return (errors ?? []).flatMap((error, i) => {
    const task = error ? (tasks[error.task_id] ?? suite.getTasks()[i]) : undefined;
    return error && task ? [{ task, error }] : [];
  });
}

const focus: Partial<SuiteObject> & ThisType<SuiteObject> = {
  focusTask(index, how) {
    const task = this._tasks[index];
    if (!task) return;
    if (this._focusedTaskIndex !== index) this._tasks[this._focusedTaskIndex]?.blur();
    this._focusedTaskIndex = index;
    task.focus();
    if (how !== 'withoutScroll') task.getDOMElement().scrollIntoView({ block: 'nearest' });
  },
  focusNextTask() {
    this.focusTask(Math.min(this._focusedTaskIndex + 1, this._tasks.length - 1));
  },
  focusPreviousTask() {
    this.focusTask(Math.max(this._focusedTaskIndex - 1, 0));
  },
  initHotkeys() {
    const { hotkey } = this;
    hotkey.on('arrow-left', () => this.focusPreviousTask());
    hotkey.on('arrow-up', () => this.focusPreviousTask());
    hotkey.on('arrow-right', () => this.focusNextTask());
    hotkey.on('arrow-down', () => this.focusNextTask());
    hotkey.on('key', (key) => this.onKey(key ?? ''));
    this.focusTask(0, 'withoutScroll');
  },
  onKey(key) {
    this.getFocusedTask()?.onKey(key);
  },
  pause() {
    for (const task of this._tasks) task.pause();
    this.onPause();
  },
  resume() {
    for (const task of this._tasks) task.resume();
    this.onResume();
  },
  destroy() {
    for (const task of this._tasks) task.destroy();
    this._element.remove();
    this.onDestroy();
  },
  onRender: () => undefined,
  onPause: () => undefined,
  onResume: () => undefined,
  onDestroy: () => undefined,
};

export const TolokaTaskSuite = initialise as unknown as Es5Class<SuiteObject, SuiteOptions>;
Object.assign(TolokaTaskSuite.prototype, methods, focus);

function handlebarsSuite(this: SuiteObject, options: SuiteOptions): void {
  TolokaTaskSuite.call(this, options);
}

export const TolokaHandlebarsTaskSuite = handlebarsSuite as unknown as Es5Class<
  SuiteObject,
  SuiteOptions
>;
const prototype = Object.create(TolokaTaskSuite.prototype) as SuiteObject;
Object.defineProperty(prototype, 'constructor', { value: TolokaHandlebarsTaskSuite });
Object.defineProperty(TolokaHandlebarsTaskSuite, 'prototype', { value: prototype });
