import { escapeHtml } from './escapeHtml';
import { BaseField, truthy } from './field';

export class SelectField extends BaseField {
  html(): string {
    const items = this.context.items.map(
      ({ value, text }) =>
        `<option value="${escapeHtml(value)}">${escapeHtml(text ?? value)}</option>`,
    );
    const classes = `select select_size_${this.text('size', 'M')} select_mode_${this.text('mode', 'dropdown')}`;
    const placeholder = this.text('placeholder');
    return (
      `<select class="${escapeHtml(classes)}" name="${escapeHtml(this.name)}" ` +
      `aria-label="${escapeHtml(placeholder === '' ? this.name : placeholder)}"${this.options.disabled ? ' disabled' : ''}>` +
      `<option value="">${escapeHtml(placeholder)}</option>${items.join('')}</select>`
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
