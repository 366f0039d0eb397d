import { controlAttributes } from './controlAttributes';
import { escapeHtml } from './escapeHtml';
import { TextControl } from './textControl';

const resizings = new Set(['vertical', 'horizontal', 'both']);

export class TextareaField extends TextControl {
  protected readonly kind = 'textarea';

  html(): string {
    const resize = this.text('resize');
    const attributes = controlAttributes({
      classes: `textarea textarea_size_${this.text('size', 'L')}`,
      name: this.name,
      placeholder: this.text('placeholder'),
      disabled: Boolean(this.options.disabled),
    });
    return (
      `<textarea ${attributes} rows="${escapeHtml(this.text('rows', '3'))}" ` +
      `style="resize:${resizings.has(resize) ? resize : 'none'}"></textarea>`
    );
  }
}
