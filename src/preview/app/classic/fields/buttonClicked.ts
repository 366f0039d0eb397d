import { buttonMarkup } from '../buttonMarkup';
import { BaseField } from './field';

/** True once it was clicked; the address opens in a new tab. */
export class ButtonClickedField extends BaseField {
  html(): string {
    return buttonMarkup({
      label: this.text('label'),
      href: this.text('href'),
      size: this.text('size', 'L'),
      look: this.flag('action') ? 'action' : 'normal',
      classes: '',
    });
  }

  protected show(value: unknown): void {
    this.el.classList.toggle('field_clicked', value === true);
  }

  protected listen(): void {
    const button = this.find('.button');
    button?.addEventListener('click', () => this.set(true));
    button?.addEventListener('keydown', (event) => {
      if (event.key === ' ' || (event.key === 'Enter' && !button.hasAttribute('href'))) {
        event.preventDefault();
        event.stopPropagation();
        button.click();
      }
    });
  }
}
