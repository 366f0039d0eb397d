/** `TolokaHandlebarsTask`: a task whose markup is a Handlebars template. */
import { Handlebars } from './handlebars';
import { TolokaTask } from './taskClass';
import type { Es5Class, TaskObject, TaskOptions } from './types';

function initialise(this: TaskObject, options: TaskOptions): void {
  TolokaTask.call(this, options);
}

export const TolokaHandlebarsTask = initialise as unknown as Es5Class<TaskObject, TaskOptions>;
const prototype = Object.create(TolokaTask.prototype) as TaskObject;
prototype.template = (data) => markup(data);
Object.defineProperty(prototype, 'constructor', { value: TolokaHandlebarsTask });
Object.defineProperty(TolokaHandlebarsTask, 'prototype', { value: prototype });

let markup: (data: unknown) => string = () => {
  throw new Error(
    'The markup was not compiled: add $TOLOKA_ASSETS/js/toloka-handlebars-templates.js to script_urls',
  );
};

/** What Handlebars' compiler made of the markup. */
export function setTemplate(compiled: unknown): void {
  markup = Handlebars.template(compiled as object);
}
