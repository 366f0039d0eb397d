import type { JSX } from 'preact';
import { dateRules } from '../../../core';
import { DateInput } from '../date/DateInput';
import type { Drawn } from './drawn';

/** Rules that cannot be read take the place of the whole control, as on the platform. */
export function FieldDate({ view }: Drawn): JSX.Element {
  const rules = dateRules(view.props);
  return typeof rules === 'string' ? (
    <div class="tb-error">{rules}</div>
  ) : (
    <DateInput view={view} rules={rules} />
  );
}
