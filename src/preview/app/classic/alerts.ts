/** `alert` draws a note: the frame may open no dialogue, and templates speak to performers that way. */
import { coerced } from '../../core/json';
import { word } from './words';

export function provideAlert(): void {
  window.alert = (message?: unknown) => showNote(coerced(message ?? ''));
}

function showNote(message: string): void {
  const note = document.createElement('div');
  note.className = 'preview-note';
  note.setAttribute('role', 'alert');
  note.append(message);
  const close = document.createElement('button');
  close.type = 'button';
  close.setAttribute('aria-label', word(document.documentElement.lang, 'close'));
  close.textContent = '×';
  close.addEventListener('click', () => note.remove());
  note.append(close);
  document.querySelector('.preview-note')?.remove();
  document.body.append(note);
}
