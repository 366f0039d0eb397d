import type { ViewNode } from '../../../core';
import { errorsId, labelledBy } from './Label';

/** What a group of controls carries for those who do not see it. */
export function groupProps(
  view: ViewNode,
  role: 'group' | 'radiogroup',
): {
  readonly role: 'group' | 'radiogroup';
  readonly 'aria-labelledby': string | undefined;
  readonly 'aria-label': string | undefined;
  readonly 'aria-describedby': string | undefined;
} {
  const label = labelledBy(view);
  const wrong = view.errorsShown && view.errors.length > 0;
  return {
    role,
    'aria-labelledby': label,
    'aria-label': label === undefined ? view.field?.pointer.path.join(' ') : undefined,
    'aria-describedby': wrong ? errorsId(view) : undefined,
  };
}
