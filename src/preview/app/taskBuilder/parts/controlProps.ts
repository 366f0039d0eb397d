import type { ViewNode } from '../../../core';
import { controlId, errorsId } from './Label';

/** What every native control of a field carries: its id, its state, and where its errors stand. */
export function controlProps(
  view: ViewNode,
  refused = false,
): {
  readonly id: string;
  readonly class: string;
  readonly disabled: boolean;
  readonly 'aria-invalid': boolean;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-label': string | undefined;
} {
  const wrong = view.errorsShown && view.errors.length > 0;
  return {
    id: controlId(view),
    class: 'tb-input',
    disabled: view.field?.disabled ?? false,
    'aria-invalid': wrong || refused,
    'aria-describedby': wrong ? errorsId(view) : undefined,
    // A field without a label is known by what it asks for, or by its place in the answer.
    'aria-label':
      view.text('label') === undefined
        ? (view.text('placeholder') ?? view.field?.pointer.path.join(' '))
        : undefined,
  };
}
