/**
 * To be called once a page. When the element that has the focus is taken away, because pressing it has
 * changed what can be done, the focus would fall back to the begin of the page. It goes to the element
 * marked `data-heir` instead, in the nearest part around the old one that is still there and has one.
 */
export function keepFocus(page: Document): void {
  let path: readonly Element[] = [];
  page.addEventListener('focusin', ({ target }) => {
    path = target instanceof Element ? pathOf(target) : [];
  });
  // Whoever clicks beside everything wants no focus.
  page.addEventListener('pointerdown', () => (path = []), true);
  new MutationObserver(() => {
    const [focused, ...around] = path;
    if (focused === undefined || focused.isConnected) return;
    path = [];
    if (page.activeElement !== null && page.activeElement !== page.body) return;
    for (const part of around) {
      const heir = part.isConnected ? part.querySelector<HTMLElement>('[data-heir]') : null;
      if (heir === null) continue;
      heir.focus();
      return;
    }
  }).observe(page, { childList: true, subtree: true });
}

function pathOf(element: Element | null): readonly Element[] {
  return element === null ? [] : [element, ...pathOf(element.parentElement)];
}
