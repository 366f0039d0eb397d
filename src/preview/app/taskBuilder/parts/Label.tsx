import type { JSX } from 'preact';
import type { ViewNode } from '../../../core';
import { Hint } from './Hint';

/** Components whose label belongs to one native control. */
const singleControl = new Set([
  'field.date',
  'field.email',
  'field.number',
  'field.phone-number',
  'field.text',
  'field.textarea',
]);

export function controlId(view: ViewNode): string {
  return `control-${view.place}`;
}

export function labelId(view: ViewNode): string {
  return `label-${view.place}`;
}

export function errorsId(view: ViewNode): string {
  return `errors-${view.place}`;
}

/** Id of the label above a view; undefined where it has none. */
export function labelledBy(view: ViewNode): string | undefined {
  return view.text('label') === undefined ? undefined : labelId(view);
}

export function Label({ view }: { readonly view: ViewNode }): JSX.Element | null {
  const label = view.text('label');
  const hint = view.text('hint');
  if (label === undefined && hint === undefined) return null;
  const text = (
    <>
      {label}
      {view.flag('requiredMark') ? <span class="tb-required">*</span> : null}
    </>
  );
  return (
    <div class="tb-label">
      {singleControl.has(view.type) ? (
        <label for={controlId(view)}>{text}</label>
      ) : (
        <span id={labelId(view)}>{text}</span>
      )}
      {hint === undefined ? null : <Hint text={hint} />}
    </div>
  );
}
