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

/** Hotkeys that work inside of inputs take the rule away: Enter submits from every input then. */
export function submitsImplicitly(event: KeyboardEvent, hotkeys: 'in-inputs' | 'outside'): boolean {
  const { target } = event;
  if (event.key !== 'Enter' || event.isComposing || event.defaultPrevented) return false;
  if (!(target instanceof HTMLInputElement) || target.type === 'file') return false;
  if (hotkeys === 'in-inputs') return true;
  const inputs = [...(target.closest('.tb-card')?.querySelectorAll('input') ?? [])];
  return inputs.filter((input) => textTypes.has(input.type)).length <= 1;
}
