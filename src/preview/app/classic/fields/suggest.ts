import { controlAttributes } from './controlAttributes';
import { escapeHtml } from './escapeHtml';
import { BaseField } from './field';

/** A text that completes from a list in the template's data. */
export class SuggestField extends BaseField {
  html(): string {
    const list = `suggest-${this.context.task.getTask().id}-${this.name}`;
    const options = this.choices().map((choice) => `<option value="${escapeHtml(choice)}">`);
    const attributes = controlAttributes({
      classes: `input input_size_${this.text('size', 'L')}`,
      name: this.name,
      placeholder: this.text('placeholder'),
      disabled: Boolean(this.options.disabled),
    });
    return (
      `<input type="text" ${attributes} list="${escapeHtml(list)}" autocomplete="off">` +
      `<datalist id="${escapeHtml(list)}">${options.join('')}</datalist>`
    );
  }

  protected override pressed(): void {
    this.control('input')?.focus();
  }

  protected override start(): void {
    const value = this.text('value');
    if (value !== '' && this.value() === undefined) this.set(value);
  }

  protected show(value: unknown): void {
    const input = this.control('input');
    // Half a word stands in no answer yet, and must not be taken away while it is typed.
    if (input && document.activeElement !== input) input.value = this.shown(value);
  }

  protected listen(): void {
    const input = this.control('input');
    input?.addEventListener('input', () => {
      const { value } = input;
      if (value === '') this.set(undefined);
      else if (this.accepts(value)) this.set(value);
    });
    input?.addEventListener('change', () => {
      if (input.value === '' || this.accepts(input.value)) return;
      input.value = '';
      this.set(undefined);
    });
  }

  private accepts(text: string): boolean {
    return this.flag('allowCustomInput') || this.choices().includes(text);
  }

  /** Entries are texts, or objects with a `value`. */
  private choices(): readonly string[] {
    const { source } = this.context.attributes;
    if (!Array.isArray(source)) return [];
    return (source as readonly unknown[]).map((entry) =>
      String(typeof entry === 'object' && entry !== null ? Reflect.get(entry, 'value') : entry),
    );
  }
}
