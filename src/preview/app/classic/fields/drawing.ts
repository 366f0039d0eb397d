/** Collects the fields that a template draws, and wakes them once their markup stands in the page. */
import { coerced } from '../../../core/json';
import { lineAttribute } from '../../../classicSource/lineAttribute';
import type { FieldObject, TaskObject } from '../types';
import { ImageAnnotationField } from '../annotation/imageAnnotationField';
import { ButtonClickedField } from './buttonClicked';
import { CheckboxField } from './checkbox';
import { escapeHtml } from './escapeHtml';
import type { BaseField, FieldAttributes, FieldContext } from './field';
import { FileField } from './file';
import { InputField } from './input';
import { RadioField } from './radio';
import { SelectField } from './select';
import { SuggestField } from './suggest';
import { TextareaField } from './textarea';
import { UnknownField } from './unknown';

export type { FieldAttributes } from './field';

type FieldClass = new (context: FieldContext) => BaseField;

const fieldTypes: Readonly<Record<string, FieldClass>> = {
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

/** Types that come with a file of the platform's beside the one with the other fields. */
const annotation = 'image-annotation';
let hasAnnotation = false;

/** Says whether script_urls names the file with the annotation editor. */
export function allowAnnotation(isListed: boolean): void {
  hasAnnotation = isListed;
}

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
  const drawn = (finished.get(task)?.fields ?? []).flatMap((field, index) => {
    const element = task
      .getDOMElement()
      .querySelector<HTMLElement>(`[data-preview-field="${String(index)}"]`);
    if (!element) return [];
    (byName[field.name] ??= []).push(field);
    return [{ field, element }];
  });
  // All are known before the first one wakes: a field's start may ask for its neighbours.
  task._fields = byName;
  for (const { field, element } of drawn) field.attach(element);
  return byName;
}

/** `line` is the zero-based line of the markup, where it is known. */
export function fieldMarkup(
  attributes: FieldAttributes,
  line: number | undefined,
  block: () => string,
): string {
  const drawing = current;
  if (!drawing) throw new Error('{{field}} stands outside of a task');
  drawing.items = [];
  block();
  const type = coerced(attributes.type ?? '');
  const field = createField(type, { task: drawing.task, attributes, items: drawing.items });
  drawing.fields.push(field);
  const classes = ['field', `field_type_${type}`, attributes.class].filter(Boolean);
  const width =
    attributes.width === undefined
      ? ''
      : ` style="width:${escapeHtml(cssLength(attributes.width))}"`;
  const source = line === undefined ? '' : ` ${lineAttribute}="${String(line)}"`;
  return (
    `<div class="${escapeHtml(classes.join(' '))}"${width}${source} ` +
    `data-preview-field="${String(drawing.fields.length - 1)}">${field.html()}</div>`
  );
}

function createField(type: string, context: FieldContext): BaseField {
  if (type === annotation && hasAnnotation) return new ImageAnnotationField(context);
  const problem = problemOf(type, context.attributes);
  const Field = fieldTypes[type];
  return Field && problem === undefined
    ? new Field(context)
    : new UnknownField(context, problem ?? '');
}

function problemOf(type: string, { name }: FieldAttributes): string | undefined {
  if (type === annotation) {
    return (
      'Field type "image-annotation" needs $TOLOKA_ASSETS/js/image-annotation.js in script_urls, ' +
      'after toloka-handlebars-templates.js'
    );
  }
  if (!Object.hasOwn(fieldTypes, type)) return `There is no field type "${type}"`;
  return name === undefined
    ? `A field of type "${type}" needs a name, its output field`
    : undefined;
}

/** One `{{select_item}}` of the block around it. */
export function selectItem(attributes: FieldAttributes): void {
  current?.items.push(attributes);
}

function cssLength(width: unknown): string {
  return /^\d+$/.test(String(width)) ? `${String(width)}px` : String(width);
}
