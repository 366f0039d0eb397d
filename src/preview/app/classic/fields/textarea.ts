import { BaseField, escapeHtml } from './field';

export class TextareaField extends BaseField {
  html(): string {
    const resize = this.text('resize', 'none');
    return (
      `<textarea class="textarea textarea_size_${escapeHtml(this.text('size', 'L'))}" ` +
      `rows="${escapeHtml(this.text('rows', '3'))}" style="resize:${escapeHtml(resize)}" ` +
      `aria-label="${escapeHtml(this.text('placeholder', this.name))}" ` +
      `placeholder="${escapeHtml(this.text('placeholder'))}"${this.options.disabled ? ' disabled' : ''}></textarea>`
    );
  }

  protected override start(): void {
    const value = this.text('value');
    if (value !== '' && this.value() === undefined) this.set(value);
  }

  protected show(value: unknown): void {
    const area = this.control('textarea');
    const text = this.shown(value);
    if (area && area.value !== text) area.value = text;
  }

  protected listen(): void {
    const area = this.control('textarea');
    area?.addEventListener('input', () => this.set(area.value === '' ? undefined : area.value));
  }
}
