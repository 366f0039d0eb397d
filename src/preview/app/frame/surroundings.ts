import type { FrameSettings } from '../../protocol';

/** How the performer's device is set, on the root element: interfaces and our styles ask for it there. */
export function takeSurroundings(settings: FrameSettings): void {
  const root = document.documentElement;
  root.lang = settings.language;
  root.dir = settings.direction;
  root.dataset.theme = settings.theme;
}
