import { BaseField, escapeHtml } from './field';

/** What radio buttons and checkboxes share: a box, a label, a key. */
export abstract class ChoiceField extends BaseField {
  protected abstract readonly kind: 'radio' | 'checkbox';

  html(): string {
    const key = this.text('hotkey');
    const badge = key === '' ? '' : `<span class="field__hotkey">${escapeHtml(key)}</span>`;
    const group = `${this.context.task.getTask().id}-${this.name}`;
    return (
      `<label class="field__label ${this.kind} ${this.kind}_size_${escapeHtml(this.text('size', 'L'))}">${badge}` +
      `<input type="${this.kind}" name="${escapeHtml(group)}"${this.options.disabled ? ' disabled' : ''}>` +
      `<span class="field__text">${escapeHtml(this.text('label'))}</span></label>`
    );
  }

  protected override pressed(): void {
    if (!this.options.disabled) this.box?.click();
  }

  protected get box(): HTMLInputElement | null {
    return this.control('input');
  }
}
