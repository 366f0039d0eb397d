import { BaseField, escapeHtml } from './field';

/** A text that completes from a list in the template's data. */
export class SuggestField extends BaseField {
  html(): string {
    const list = `suggest-${this.context.task.getTask().id}-${this.name}`;
    const options = this.choices().map((choice) => `<option value="${escapeHtml(choice)}">`);
    return (
      `<input class="input" type="text" list="${escapeHtml(list)}" ` +
      `aria-label="${escapeHtml(this.text('placeholder', this.name))}" ` +
      `placeholder="${escapeHtml(this.text('placeholder'))}"${this.options.disabled ? ' disabled' : ''}>` +
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
    if (input) input.value = this.shown(value);
  }

  protected listen(): void {
    const input = this.control('input');
    input?.addEventListener('change', () => {
      const allowed = this.flag('allowCustomInput') || this.choices().includes(input.value);
      if (!allowed) input.value = '';
      this.set(input.value === '' ? undefined : input.value);
    });
  }

  private choices(): readonly string[] {
    const { source } = this.context.attributes;
    return Array.isArray(source) ? source.map(String) : [];
  }
}
