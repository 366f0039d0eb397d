/**
 * The browser's implicit rule for a form without a submit button: Enter submits where at most one
 * text input stands in it. A sandboxed frame has no forms that submit, so the rule is kept here.
 */
const textTypes = new Set([
  'date',
  'datetime-local',
  'email',
  'number',
  'search',
  'tel',
  'text',
  'url',
]);

export function submitsImplicitly(event: KeyboardEvent): boolean {
  const { target } = event;
  if (event.key !== 'Enter' || event.isComposing || event.defaultPrevented) return false;
  if (!(target instanceof HTMLInputElement) || target.type === 'file') return false;
  const inputs = [...(target.closest('.tb-card')?.querySelectorAll('input') ?? [])];
  return inputs.filter((input) => textTypes.has(input.type)).length <= 1;
}
