import type { JSX } from 'preact';
import type { ViewNode } from '../../../core';
import { errorsId } from './Label';

export function Errors({ view }: { readonly view: ViewNode }): JSX.Element | null {
  if (!view.errorsShown || view.errors.length === 0) return null;
  return (
    <div class="tb-errors" role="alert" id={errorsId(view)}>
      {view.errors.map((line) => (
        <div class="tb-error">{line}</div>
      ))}
    </div>
  );
}
