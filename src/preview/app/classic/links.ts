/** Links open outside, through the page: the frame itself goes nowhere. */
export function followLinks(open: (url: string) => void): void {
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
    if (!(link instanceof HTMLAnchorElement)) return;
    if (link.getAttribute('href')?.startsWith('#')) return;
    event.preventDefault();
    if (/^https?:$/.test(link.protocol)) open(link.href);
  });
}
