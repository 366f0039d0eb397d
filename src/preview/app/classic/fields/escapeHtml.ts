import { coerced } from '../../../core/json';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export function escapeHtml(value: unknown): string {
  return coerced(value ?? '').replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
