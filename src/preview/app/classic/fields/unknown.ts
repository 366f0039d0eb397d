import { problemBox, markupPlace } from '../problems';
import { BaseField, type FieldContext } from './field';

/** A field that cannot be drawn: a box says so, the rest of the task stays alive. */
export class UnknownField extends BaseField {
  constructor(
    context: FieldContext,
    private readonly reason: string,
  ) {
    super(context);
  }

  html(): string {
    return '';
  }

  override attach(element: HTMLElement): void {
    super.attach(element);
    const { line } = element.dataset;
    const place = markupPlace(line === undefined ? undefined : Number(line));
    element.replaceChildren(problemBox({ message: this.reason, place }));
  }

  protected show(): void {
    // Nothing to show a value in.
  }

  protected listen(): void {
    // Nothing to listen to.
  }
}
