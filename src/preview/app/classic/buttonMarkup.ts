import { escapeHtml } from './fields/escapeHtml';

interface ButtonLook {
  readonly label: string;
  /** Opens in a new tab; empty for a button without an address. */
  readonly href: string;
  readonly size: string;
  readonly look: 'action' | 'normal';
  readonly classes: string;
}

/** The platform's buttons are links that look like buttons. */
export function buttonMarkup({ label, href, size, look, classes }: ButtonLook): string {
  const names = ['button', `button_size_${size}`, `button_type_${look}`, classes].filter(Boolean);
  const target =
    href === '' ? 'tabindex="0"' : `href="${escapeHtml(href)}" target="_blank" rel="noopener"`;
  return (
    `<a class="${escapeHtml(names.join(' '))}" role="button" ${target}>` +
    `<span class="button__label">${escapeHtml(label)}</span></a>`
  );
}
