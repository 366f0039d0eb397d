import { escapeHtml } from './escapeHtml';

interface ControlLook {
  readonly classes: string;
  readonly name: string;
  readonly placeholder: string;
  readonly disabled: boolean;
}

/** Attributes that typed-text controls share. Templates find controls by the field's name. */
export function controlAttributes({ classes, name, placeholder, disabled }: ControlLook): string {
  return (
    `class="${escapeHtml(classes)}" name="${escapeHtml(name)}" ` +
    `aria-label="${escapeHtml(placeholder === '' ? name : placeholder)}" ` +
    `placeholder="${escapeHtml(placeholder)}"${disabled ? ' disabled' : ''}`
  );
}
