import { escapeHtml } from './escapeHtml';
import { BaseField } from './field';

/** What radio buttons and checkboxes share: a key, a box, a label. */
export abstract class ChoiceField extends BaseField {
  protected abstract readonly kind: 'radio' | 'checkbox';

  html(): string {
    const key = this.text('hotkey');
    const badge = key === '' ? '' : `<span class="field__hotkey">${escapeHtml(key)}</span>`;
    const { kind } = this;
    return (
      `<label class="field__label ${kind} ${kind}_size_${escapeHtml(this.text('size', 'L'))}">${badge}` +
      `<input class="${kind}__control" type="${kind}" name="${escapeHtml(this.name)}" ` +
      `value="${escapeHtml(this.text('value'))}" form="${escapeHtml(this.group)}"` +
      `${this.options.disabled ? ' disabled' : ''}>` +
      `<span class="field__text">${escapeHtml(this.text('label'))}</span></label>`
    );
  }

  protected override pressed(): void {
    this.box?.click();
  }

  protected get box(): HTMLInputElement | null {
    return this.control('input');
  }

  /** Radio buttons group by form: every task has its own, so that names may repeat on a page. */
  private get group(): string {
    const id = `crowdsmith-task-${this.context.task.getTask().id}`;
    if (!document.getElementById(id)) {
      const form = document.createElement('form');
      form.id = id;
      form.hidden = true;
      // Enter in a box would send it.
      form.addEventListener('submit', (event) => event.preventDefault());
      document.body.append(form);
    }
    return id;
  }
}
