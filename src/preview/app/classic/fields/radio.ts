import { ChoiceField } from './choice';

/** Several of one name make a group; a picked one cannot be taken back. */
export class RadioField extends ChoiceField {
  protected readonly kind = 'radio';

  protected override start(): void {
    if (this.flag('checked') && this.value() === undefined) this.set(this.choice());
  }

  protected show(value: unknown): void {
    if (this.box) this.box.checked = value !== undefined && value === this.choice();
  }

  protected listen(): void {
    this.box?.addEventListener('change', () => this.set(this.choice()));
  }

  /** A boolean output field gets a boolean, any other a text. */
  private choice(): unknown {
    const text = this.text('value');
    return this.outputType === 'boolean' ? text === 'true' : text;
  }
}
