import { authorStylesId } from '../../frame';

/** Other styles of the author's for what is drawn already. */
export function setStyles(text: string): void {
  const element = document.getElementById(authorStylesId);
  if (element && element.textContent !== text) element.textContent = text;
}
