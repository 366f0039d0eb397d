/** Collects the fields that a template draws, and wakes them once their markup stands in the page. */
import { coerced } from '../../../core';
import type { FieldObject, TaskObject } from '../types';
import { ButtonClickedField } from './buttonClicked';
import { CheckboxField } from './checkbox';
import { type BaseField, escapeHtml, type FieldAttributes, type FieldContext } from './field';
import { FileField } from './file';
import { InputField } from './input';
import { RadioField } from './radio';
import { SelectField } from './select';
import { SuggestField } from './suggest';
import { TextareaField } from './textarea';
import { UnknownField } from './unknown';

export type { FieldAttributes } from './field';

const fieldTypes: Readonly<Record<string, new (context: FieldContext) => BaseField>> = {
  'button-clicked': ButtonClickedField,
  checkbox: CheckboxField,
  file: FileField,
  'file-img': FileField,
  input: InputField,
  radio: RadioField,
  select: SelectField,
  suggest: SuggestField,
  textarea: TextareaField,
};

interface Drawing {
  readonly task: TaskObject;
  readonly fields: BaseField[];
  items: FieldAttributes[];
}

let current: Drawing | undefined;
const finished = new WeakMap<TaskObject, Drawing>();

/** Runs a template for a task; the fields drawn meanwhile belong to it. */
export function drawingTask(task: TaskObject, draw: () => string): string {
  const outer = current;
  current = { task, fields: [], items: [] };
  finished.set(task, current);
  try {
    return draw();
  } finally {
    current = outer;
  }
}

/** Connects the drawn fields with their elements. */
export function fieldsDrawnFor(task: TaskObject): Record<string, FieldObject[]> {
  const byName: Record<string, FieldObject[]> = {};
  finished.get(task)?.fields.forEach((field, index) => {
    const element = task
      .getDOMElement()
      .querySelector<HTMLElement>(`[data-preview-field="${String(index)}"]`);
    if (!element) return;
    (byName[field.name] ??= []).push(field);
    field.attach(element);
  });
  return byName;
}

export function fieldMarkup(attributes: FieldAttributes, block: () => string): string {
  const drawing = current;
  if (!drawing) throw new Error('{{field}} stands outside of a task');
  drawing.items = [];
  block();
  const type = coerced(attributes.type ?? '');
  const Field = fieldTypes[type] ?? UnknownField;
  const field = new Field({ task: drawing.task, attributes, items: drawing.items });
  drawing.fields.push(field);
  const classes = ['field', `field_type_${type}`, `field_${type}`, attributes.class].filter(
    Boolean,
  );
  const width =
    attributes.width === undefined
      ? ''
      : ` style="width:${escapeHtml(cssLength(attributes.width))}"`;
  return (
    `<div class="${escapeHtml(classes.join(' '))}"${width} data-preview-field="${String(drawing.fields.length - 1)}">` +
    `${field.html()}</div>`
  );
}

/** One `{{select_item}}` of the block around it. */
export function selectItem(attributes: FieldAttributes): void {
  current?.items.push(attributes);
}

function cssLength(width: unknown): string {
  return /^\d+$/.test(String(width)) ? `${String(width)}px` : String(width);
}
