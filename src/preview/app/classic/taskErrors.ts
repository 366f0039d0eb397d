/** How a task is checked, and how it shows what is wrong with it. */
import { checkAnswer } from '../../answers/checkAnswer';
import type { FieldObject, SolutionValidationError, TaskObject } from './types';
import { word } from './words';

export const taskErrors: Partial<TaskObject> & ThisType<TaskObject> = {
  validate(solution) {
    const { output_spec: specs } = this._options.specs;
    const values = (solution ?? this._solution).output_values;
    const known = Object.entries(values).filter(([name]) => name in specs);
    const problems = checkAnswer(Object.fromEntries(known), specs);
    if (problems.length === 0) return null;
    const { language } = this._options.workspaceOptions;
    const errors = problems.map(({ field, code, message }) => [
      field.split('.')[0] ?? field,
      code === 'VALUE_REQUIRED'
        ? { code: 'REQUIRED', message: word(language, 'required') }
        : { code, message: `${word(language, 'wrong')}: ${message}` },
    ]);
    return {
      task_id: this._options.task.id,
      errors: Object.fromEntries(errors) as SolutionValidationError['errors'],
    };
  },
  onValidationFail({ errors }) {
    this.hideTaskError();
    for (const [name, error] of Object.entries(errors)) {
      const message = error.message ?? error.code ?? '';
      const field = placedField(this._fields[name]) ?? keyedField(this, name);
      if (name === '__TASK__' || !field) this.showTaskError(message);
      else field.showError(error);
    }
  },
  showTaskError(message) {
    const box = this._element.querySelector(':scope > .task__error');
    if (!box) return;
    box.setAttribute('role', 'alert');
    box.textContent = message;
  },
  hideTaskError() {
    const box = this._element.querySelector(':scope > .task__error');
    box?.removeAttribute('role');
    box?.replaceChildren();
  },
};

/** Of a group the one that says where to show errors, the first one without. */
function placedField(group: readonly FieldObject[] = []): FieldObject | undefined {
  return group.find(({ options }) => options['validation-show'] !== undefined) ?? group[0];
}

/** A JSON field is filled by fields of its keys: `result.colour`. */
function keyedField(
  task: TaskObject,
  name: string,
): TaskObject['_fields'][string][number] | undefined {
  const key = Object.keys(task._fields).find((one) => one.startsWith(`${name}.`));
  return key === undefined ? undefined : task._fields[key]?.[0];
}
