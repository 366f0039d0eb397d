/**
 * `TolokaTask` and `TolokaHandlebarsTask`. They are constructor functions of the old kind, because
 * templates call them (`TolokaHandlebarsTask.call(this, options)`) and build on their prototypes.
 */
import $ from 'jquery';
import { checkAnswer } from '../../answers/checkAnswer';
import { coerced } from '../../core';
import { frameGlobals } from '../../frame';
import { drawingTask, fieldsDrawnFor } from './fields/drawing';
import { Handlebars } from './handlebars';
import { createServices } from './services';
import type { Es5Class, SolutionValidationError, TaskObject, TaskOptions } from './types';

/** Set by the stage: is told after every change of an answer. */
export const taskEvents: { changed: (task: TaskObject) => void } = { changed: () => undefined };

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
  Object.assign(this, createServices());
}

const methods: Partial<TaskObject> & ThisType<TaskObject> = {
  getOptions() {
    return this._options;
  },
  getTask() {
    return this._options.task;
  },
  getAssignment() {
    return this._options.assignment;
  },
  getWorkspaceOptions() {
    return this._options.workspaceOptions;
  },
  getTemplateData() {
    // The live object: templates write into it and read it back through getTask().
    return this._options.task.input_values;
  },
  template(data) {
    return substituted(data);
  },
  render() {
    this._fields = {};
    const html = drawingTask(this, () => this.template(this.getTemplateData()));
    this._element.innerHTML = html;
    const error = document.createElement('div');
    error.className = 'task__error';
    this._element.append(error);
    this._fields = fieldsDrawnFor(this);
    this.rendered = true;
    this.onRender();
    return this;
  },
  getDOMElement() {
    return this._element;
  },
  getStyleDOMElement() {
    return document.querySelector('style');
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
  getSolution() {
    return this._solution;
  },
  setSolution(solution) {
    this._solution = solution;
    for (const fields of Object.values(this._fields)) for (const field of fields) field.restore();
    taskEvents.changed(this);
  },
  setSolutionOutputValue(field, value) {
    const others = Object.entries(this._solution.output_values).filter(([name]) => name !== field);
    const own = value === undefined ? [] : [[field, value] as const];
    this._solution.output_values = Object.fromEntries([...others, ...own]);
    this.saveState();
    taskEvents.changed(this);
  },
  setSolutionOutputValues(values) {
    this._solution.output_values = { ...this._solution.output_values, ...values };
    this.saveState();
    taskEvents.changed(this);
  },
};

const validation: Partial<TaskObject> & ThisType<TaskObject> = {
  validate(solution) {
    const { output_spec: specs } = this._options.specs;
    const values = (solution ?? this._solution).output_values;
    const known = Object.entries(values).filter(([name]) => name in specs);
    const problems = checkAnswer(Object.fromEntries(known), specs);
    if (problems.length === 0) return null;
    const errors = problems.map(({ field, code, message }) => [
      field.split('.')[0] ?? field,
      {
        code: code === 'VALUE_REQUIRED' ? 'REQUIRED' : code,
        message: performerMessage(code, message),
      },
    ]);
    return {
      task_id: this._options.task.id,
      errors: Object.fromEntries(errors) as SolutionValidationError['errors'],
    };
  },
  onValidationFail({ errors }) {
    this.hideTaskError();
    for (const [name, error] of Object.entries(errors)) {
      if (name === '__TASK__') this.showTaskError(error.message ?? error.code ?? '');
      else this._fields[name]?.[0]?.showError(error);
    }
  },
  showTaskError(message) {
    const box = this._element.querySelector('.task__error');
    if (box) box.textContent = message;
  },
  hideTaskError() {
    const box = this._element.querySelector('.task__error');
    if (box) box.textContent = '';
  },
};

const life: Partial<TaskObject> & ThisType<TaskObject> = {
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
    return `${this._options.workspaceOptions.origin}/api/proxy/${path.replace(/^\/+/, '')}`;
  },
  proxy() {
    return Promise.reject(new Error('The preview has no network: proxy() cannot be answered'));
  },
  onRender: () => undefined,
  onFocus: () => undefined,
  onBlur: () => undefined,
  onPause: () => undefined,
  onResume: () => undefined,
  onDestroy: () => undefined,
};

export const TolokaTask = initialise as unknown as Es5Class<TaskObject, TaskOptions>;
Object.assign(TolokaTask.prototype, methods, validation, life);

function handlebarsTask(this: TaskObject, options: TaskOptions): void {
  TolokaTask.call(this, options);
}

export const TolokaHandlebarsTask = handlebarsTask as unknown as Es5Class<TaskObject, TaskOptions>;
const handlebarsPrototype = Object.create(TolokaTask.prototype) as TaskObject;
handlebarsPrototype.template = (data) => compiledTemplate()(data);
Object.defineProperty(handlebarsPrototype, 'constructor', { value: TolokaHandlebarsTask });
Object.defineProperty(TolokaHandlebarsTask, 'prototype', { value: handlebarsPrototype });

let compiled: ((data: unknown) => string) | undefined;

function compiledTemplate(): (data: unknown) => string {
  if (!compiled) {
    const spec: unknown = Reflect.get(window, frameGlobals.template);
    if (typeof spec !== 'object' || spec === null) {
      throw new Error(
        'The markup was not compiled: add toloka-handlebars-templates.js to script_urls',
      );
    }
    compiled = Handlebars.template(spec);
  }
  return compiled;
}

/** The base class fills in `${field}` and knows nothing of Handlebars. */
function substituted(data: unknown): string {
  const markup = String(Reflect.get(window, frameGlobals.markup) ?? '');
  const values = (data ?? {}) as Readonly<Record<string, unknown>>;
  return markup.replace(/\$\{([\w.-]+)\}/g, (_match, name: string) => escaped(values[name]));
}

function escaped(value: unknown): string {
  return Handlebars.Utils.escapeExpression(value === undefined ? '' : coerced(value));
}

function stateKey(task: TaskObject): string {
  const assignment = task._options.assignment?.getId() ?? 'preview';
  return `TASK_STATE:${assignment}:${task._options.task.id}`;
}

/** Words for the performer; the author's panel has the exact rule. */
function performerMessage(code: string, message: string): string {
  return code === 'VALUE_REQUIRED' ? 'This field is required' : message;
}
