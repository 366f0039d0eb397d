import { BaseField, escapeHtml } from './field';

export class InputField extends BaseField {
  html(): string {
    const size = this.text('size', 'L');
    return (
      `<input class="input input_size_${escapeHtml(size)}" type="text" ` +
      `aria-label="${escapeHtml(this.text('placeholder', this.name))}" ` +
      `placeholder="${escapeHtml(this.text('placeholder'))}"${this.options.disabled ? ' disabled' : ''}>`
    );
  }

  protected override start(): void {
    const value = this.text('value');
    if (value !== '' && this.value() === undefined) this.set(value);
  }

  protected show(value: unknown): void {
    const input = this.control('input');
    const text = this.shown(value);
    if (input && input.value !== text) input.value = text;
  }

  protected listen(): void {
    const input = this.control('input');
    input?.addEventListener('input', () => this.set(input.value === '' ? undefined : input.value));
  }
}
