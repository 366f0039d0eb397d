import { ChoiceField } from './choice';

/** One box, one boolean output field. */
export class CheckboxField extends ChoiceField {
  protected readonly kind = 'checkbox';

  protected override start(): void {
    if (this.value() !== undefined) return;
    if (this.flag('checked') || this.flag('value')) this.set(true);
    else if (this.context.attributes.value !== undefined) this.set(false);
  }

  protected show(value: unknown): void {
    if (this.box) this.box.checked = value === true || value === 'true';
  }

  protected listen(): void {
    const { box } = this;
    box?.addEventListener('change', () => this.set(box.checked));
  }
}
