import { BaseField, escapeHtml } from './field';

/** A type that this preview does not draw: a box says so, the rest of the task stays alive. */
export class UnknownField extends BaseField {
  html(): string {
    const type = escapeHtml(this.text('type', '(none)'));
    return `<div class="preview-broken" role="alert">Field type "${type}" cannot be drawn in the preview</div>`;
  }

  protected show(): void {
    // Nothing to show a value in.
  }

  protected listen(): void {
    // Nothing to listen to.
  }
}
