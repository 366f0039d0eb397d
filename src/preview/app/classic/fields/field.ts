import { coerced } from '../../../core/json';
import type { FieldError, FieldObject, TaskObject } from '../types';
import { word, type Word } from '../words';

/** Attributes as a template writes them: texts or literals. */
export type FieldAttributes = Readonly<Record<string, unknown>>;

export interface FieldContext {
  readonly task: TaskObject;
  readonly attributes: FieldAttributes;
  /** Entries of a select block. */
  readonly items: readonly FieldAttributes[];
}

/** What the fields of every type share. */
export abstract class BaseField implements FieldObject {
  readonly name: string;
  readonly options: Record<string, unknown>;
  el: HTMLElement = document.createElement('div');

  constructor(protected readonly context: FieldContext) {
    this.name = coerced(context.attributes.name ?? '');
    this.options = {
      ...context.attributes,
      disabled: truthy(context.attributes.disabled) || this.locked,
    };
  }

  /** Markup inside of the field's element. */
  abstract html(): string;
  /** Takes the value into the control. */
  protected abstract show(value: unknown): void;
  /** Connects the control's events; called once the markup stands in the page. */
  protected abstract listen(): void;

  attach(element: HTMLElement): void {
    this.el = element;
    if (this.locked) element.classList.add('field_readonly');
    this.listen();
    this.start();
    this.restore();
  }

  getImplementation(): this {
    return this;
  }

  render(): void {
    this.restore();
    const disabled = Boolean(this.options.disabled);
    this.el.classList.toggle('field_disabled', disabled);
    for (const control of this.el.querySelectorAll('input, textarea, select, button')) {
      (control as HTMLInputElement).disabled = disabled;
    }
  }

  restore(): void {
    this.show(this.value());
  }

  press(key: string): void {
    const own = this.text('hotkey');
    if (own !== '' && own.toLowerCase() === key.toLowerCase() && !this.options.disabled) {
      this.pressed();
    }
  }

  /** What the field's own key does; most fields have none. */
  protected pressed(): void {
    // Nothing.
  }

  showError(error: FieldError): void {
    const side = this.text('validation-show', 'top-left');
    this.hideError();
    if (side === 'false') return;
    const popup = document.createElement('div');
    popup.className = `popup popup_type_error popup_visible popup_position_${side}`;
    popup.setAttribute('role', 'alert');
    const text = document.createElement('div');
    text.className = 'popup__text';
    text.textContent = error.message ?? error.code ?? '';
    popup.append(text);
    this.el.append(popup);
    this.el.classList.add('field_error');
  }

  hideError(): void {
    this.el.querySelector(':scope > .popup')?.remove();
    this.el.classList.remove('field_error');
  }

  /** Sets what a default asks for, where nothing was answered yet. */
  protected start(): void {
    // Most fields start empty.
  }

  protected get locked(): boolean {
    const options = this.context.task.getWorkspaceOptions();
    return options.isReadOnly || options.isReviewMode;
  }

  /** The stored value; `result.key` is the key inside of a JSON field. */
  protected value(): unknown {
    const [field, ...path] = this.name.split('.');
    const values = this.context.task.getSolution().output_values;
    return path.reduce<unknown>(
      (value, key) => (value as Readonly<Record<string, unknown>> | undefined)?.[key],
      values[field ?? ''],
    );
  }

  protected set(value: unknown): void {
    if (this.locked) return;
    const { task } = this.context;
    // An answer in any field of the group takes the group's error away, and that of the task.
    for (const one of task.getFields()[this.name] ?? []) one.hideError();
    task.hideTaskError();
    const [field = '', ...path] = this.name.split('.');
    const whole = task.getSolution().output_values[field];
    task.setSolutionOutputValue(field, withValue(whole, path, value));
  }

  protected text(name: string, fallback = ''): string {
    const value = this.context.attributes[name];
    return value === undefined || value === null ? fallback : coerced(value);
  }

  protected flag(name: string, fallback = false): boolean {
    const value = this.context.attributes[name];
    return value === undefined ? fallback : truthy(value);
  }

  /** What the runtime itself says, in the performer's language. */
  protected say(id: Word): string {
    return word(this.context.task.getWorkspaceOptions().language, id);
  }

  /** Type of the output field, as output_spec has it. */
  protected get outputType(): string | undefined {
    const [field = ''] = this.name.split('.');
    return this.context.task.getOptions().specs.output_spec[field]?.type;
  }

  protected find(selector: string): HTMLElement | null {
    return this.el.querySelector<HTMLElement>(selector);
  }

  protected control<Kind extends 'input' | 'textarea' | 'select'>(
    kind: Kind,
  ): HTMLElementTagNameMap[Kind] | null {
    return this.el.querySelector(kind);
  }

  /** The stored value as a control shows it. */
  protected shown(value: unknown): string {
    return value === undefined || value === null ? '' : coerced(value);
  }
}

function withValue(whole: unknown, path: readonly string[], value: unknown): unknown {
  const [head, ...rest] = path;
  if (head === undefined) return value;
  const record = (whole ?? {}) as Readonly<Record<string, unknown>>;
  return { ...record, [head]: withValue(record[head], rest, value) };
}

/** Both `true` and `"true"` occur in templates. */
export function truthy(value: unknown): boolean {
  return value === true || value === 'true';
}
