import { BaseField, escapeHtml } from './field';

/** True once it was clicked; the address opens in a new tab. */
export class ButtonClickedField extends BaseField {
  html(): string {
    const look = this.flag('action') ? 'button_type_action' : 'button_type_normal';
    return (
      `<a class="button ${look} button_size_${escapeHtml(this.text('size', 'L'))}" role="button" ` +
      `href="${escapeHtml(this.text('href', '#'))}" target="_blank" rel="noopener">` +
      `<span class="button__label">${escapeHtml(this.text('label'))}</span></a>`
    );
  }

  protected show(value: unknown): void {
    this.el.classList.toggle('field_clicked', value === true);
  }

  protected listen(): void {
    this.find('a')?.addEventListener('click', () => this.set(true));
  }
}
