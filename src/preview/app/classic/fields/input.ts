import { controlAttributes } from './controlAttributes';
import { escapeHtml } from './escapeHtml';
import { TextControl } from './textControl';

export class InputField extends TextControl {
  protected readonly kind = 'input';

  html(): string {
    const attributes = controlAttributes({
      classes: `input input_size_${escapeHtml(this.text('size', 'L'))}`,
      name: this.name,
      placeholder: this.text('placeholder'),
      disabled: Boolean(this.options.disabled),
    });
    return `<input type="text" ${attributes}>`;
  }
}
