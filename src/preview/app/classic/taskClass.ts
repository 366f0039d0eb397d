/**
 * `TolokaTask`. It is a constructor function of the old kind, because templates call it
 * (`TolokaTask.call(this, options)`) and build on its prototype.
 */
import $ from 'jquery';
import { coerced } from '../../core/json';
import { authorStylesId } from '../../frame';
import { events } from './events';
import { drawingTask, fieldsDrawnFor } from './fields/drawing';
import { escapeHtml } from './fields/escapeHtml';
import { connectHandlers } from './inlineHandlers';
import { proxyUrl, refusedProxy } from './proxy';
import { createServices } from './services';
import { taskErrors } from './taskErrors';
import type { Es5Class, TaskObject, TaskOptions } from './types';

function initialise(this: TaskObject, options: TaskOptions): void {
  this._options = options;
  this._solution = {
    task_id: options.task.id,
    output_values: { ...options.solution.output_values },
  };
  this._fields = {};
  this._element = document.createElement('div');
  this._element.className = 'task';
  this._element.tabIndex = -1;
  Object.assign(
    this,
    createServices(options.workspaceOptions, () => this.getAssignment()),
  );
}

const construction: Partial<TaskObject> & ThisType<TaskObject> = {
  getOptions() {
    return this._options;
  },
  getTask() {
    return this._options.task;
  },
  getTaskIndex() {
    return this._options.taskIndex;
  },
  getAssignment() {
    return this._options.assignment;
  },
  getWorkspaceOptions() {
    return this._options.workspaceOptions;
  },
};

const rendering: Partial<TaskObject> & ThisType<TaskObject> = {
  getTemplateData() {
    // The live object: templates write into it and read it back through getTask().
    return this._options.task.input_values;
  },
  template(data) {
    return substituted(data);
  },
  render() {
    this._fields = {};
    this._element.innerHTML = drawingTask(this, () => this.template(this.getTemplateData()));
    connectHandlers(this._element);
    const error = document.createElement('div');
    error.className = 'task__error';
    this._element.append(error);
    this._fields = fieldsDrawnFor(this);
    // What an author's own step throws must not take the drawn task away.
    events.guard(() => this.onRender(), this._element);
    return this;
  },
  getDOMElement() {
    return this._element;
  },
  getStyleDOMElement() {
    return document.getElementById(authorStylesId);
  },
  getView() {
    return { $el: $(this._element) };
  },
  getField(name) {
    const fields = this._fields[name] ?? [];
    return fields.length > 1 ? fields : fields[0];
  },
  getFields() {
    return this._fields;
  },
};

const answer: Partial<TaskObject> & ThisType<TaskObject> = {
  getSolution() {
    return this._solution;
  },
  setSolution(solution) {
    this._solution = solution;
    for (const fields of Object.values(this._fields)) for (const field of fields) field.restore();
    events.changed(this);
  },
  setSolutionOutputValue(field, value) {
    const { output_values: before } = this._solution;
    // Templates set values from within setSolution: one that is there already ends the round. Objects
    // may have been changed in place, so that only plain values can be told to be the same.
    if (typeof value !== 'object' && before[field] === value) return;
    const output = { ...before, [field]: value };
    if (value === undefined) Reflect.deleteProperty(output, field);
    this.setSolution({ ...this._solution, output_values: output });
    this.saveState();
  },
  setSolutionOutputValues(values) {
    const output = { ...this._solution.output_values, ...values };
    this.setSolution({ ...this._solution, output_values: output });
    this.saveState();
  },
};

const focus: Partial<TaskObject> & ThisType<TaskObject> = {
  focus() {
    $(this._element).siblings().removeClass('task_focused');
    this._element.classList.add('task_focused');
    this.onFocus();
  },
  blur() {
    this._element.classList.remove('task_focused');
    this.onBlur();
  },
  onKey(key) {
    for (const fields of Object.values(this._fields)) for (const field of fields) field.press(key);
    this.hotkey.trigger('key', key);
  },
};

const life: Partial<TaskObject> & ThisType<TaskObject> = {
  pause() {
    this.saveState();
    this.onPause();
  },
  resume() {
    this.onResume(this.getSavedState());
  },
  saveState() {
    this.storage.setItem(stateKey(this), this._solution);
  },
  getSavedState() {
    return this.storage.getItem(stateKey(this));
  },
  destroy() {
    this._element.remove();
    this.onDestroy();
  },
  getProxyUrl(path) {
    return proxyUrl(this._options.workspaceOptions.origin, path);
  },
  proxy(path) {
    return refusedProxy(path);
  },
  onRender: () => undefined,
  onFocus: () => undefined,
  onBlur: () => undefined,
  onPause: () => undefined,
  onResume: () => undefined,
  onDestroy: () => undefined,
};

export const TolokaTask = initialise as unknown as Es5Class<TaskObject, TaskOptions>;
Object.assign(TolokaTask.prototype, construction, rendering, answer, taskErrors, focus, life);

let substitution = '';

/** The markup of an interface without Handlebars. */
export function setSubstitution(markup: string): void {
  substitution = markup;
}

/** The base class fills in `${field}` and knows nothing of Handlebars. */
function substituted(data: unknown): string {
  const values = (data ?? {}) as Readonly<Record<string, unknown>>;
  return substitution.replace(/\$\{([\w.-]+)\}/g, (_match, name: string) =>
    escapeHtml(values[name] === undefined ? '' : coerced(values[name])),
  );
}

function stateKey(task: TaskObject): string {
  const assignment = task._options.assignment?.getId() ?? 'preview';
  return `TASK_STATE:${assignment}:${task._options.task.id}`;
}
