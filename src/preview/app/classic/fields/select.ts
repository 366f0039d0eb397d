import { BaseField, escapeHtml, truthy } from './field';

export class SelectField extends BaseField {
  html(): string {
    const items = this.context.items.map(
      ({ value, text }) =>
        `<option value="${escapeHtml(value)}">${escapeHtml(text ?? value)}</option>`,
    );
    return (
      `<select class="select select_size_${escapeHtml(this.text('size', 'M'))}" ` +
      `aria-label="${escapeHtml(this.text('placeholder', this.name))}"${this.options.disabled ? ' disabled' : ''}>` +
      `<option value="">${escapeHtml(this.text('placeholder'))}</option>${items.join('')}</select>`
    );
  }

  protected override start(): void {
    const selected = this.context.items.find((item) => truthy(item.selected));
    if (selected && this.value() === undefined) this.set(String(selected.value));
  }

  protected show(value: unknown): void {
    const select = this.control('select');
    if (select) select.value = this.shown(value);
  }

  protected listen(): void {
    const select = this.control('select');
    select?.addEventListener('change', () =>
      this.set(select.value === '' ? undefined : select.value),
    );
  }
}
