/** The part of a picture that is seen: how large, and shifted by how much. */
export interface Viewport {
  /** 1 shows the whole picture. */
  readonly scale: number;
  /** Shift of the picture's corner, in pixels of the picture at scale 1. */
  readonly x: number;
  readonly y: number;
}

export interface PicturePoint {
  readonly x: number;
  readonly y: number;
}

export const wholeView: Viewport = { scale: 1, x: 0, y: 0 };
const smallest = 0.01;
const largest = 100;

/** Zooms so that the point stays where it is. `at` is in pixels of the picture at scale 1. */
export function zoomedAt(view: Viewport, factor: number, at: PicturePoint): Viewport {
  const scale = Math.min(Math.max(view.scale * factor, smallest), largest);
  const ratio = scale / view.scale;
  return { scale, x: at.x - (at.x - view.x) * ratio, y: at.y - (at.y - view.y) * ratio };
}

export function pannedBy(view: Viewport, by: PicturePoint): Viewport {
  return { ...view, x: view.x + by.x, y: view.y + by.y };
}
