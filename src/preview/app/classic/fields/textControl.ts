import { BaseField } from './field';

/** What fields of typed text share: a starting value, and the empty text as no answer. */
export abstract class TextControl extends BaseField {
  protected abstract readonly kind: 'input' | 'textarea';

  protected override start(): void {
    const value = this.text('value');
    if (value !== '' && this.value() === undefined) this.set(value);
  }

  protected show(value: unknown): void {
    const control = this.control(this.kind);
    const text = this.shown(value);
    if (control && control.value !== text) control.value = text;
  }

  protected listen(): void {
    const control = this.control(this.kind);
    control?.addEventListener('input', () =>
      this.set(control.value === '' ? undefined : control.value),
    );
  }
}
