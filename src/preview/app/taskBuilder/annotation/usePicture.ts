import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useState } from 'preact/hooks';

/** In the picture's own pixels. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

export interface Picture {
  readonly size: PictureSize;
  readonly state: 'loading' | 'shown' | 'failed';
}

/** The shape of a wide screen, for pictures whose own is not known. */
const assumed: PictureSize = { width: 1600, height: 900 };

export function usePicture(url: string): Picture {
  const [known, setKnown] = useState<Picture & { readonly url: string }>();
  useEffect(() => {
    const picture = new Image();
    picture.onload = () => {
      const { naturalWidth, naturalHeight } = picture;
      const size = naturalWidth > 0 ? { width: naturalWidth, height: naturalHeight } : assumed;
      setKnown({ url, size, state: 'shown' });
    };
    picture.onerror = () => setKnown({ url, size: assumed, state: 'failed' });
    picture.src = url;
    return () => {
      picture.onload = null;
      picture.onerror = null;
    };
  }, [url]);
  return known?.url === url ? known : { size: assumed, state: 'loading' };
}

/** How many pixels of the picture one pixel of the screen covers while the whole picture is seen. */
export function useUnit(ref: RefObject<SVGSVGElement>, size: PictureSize): number {
  const [box, setBox] = useState({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return undefined;
    const measure = (): void =>
      setBox({ width: element.clientWidth, height: element.clientHeight });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  if (box.width === 0 || box.height === 0) return size.width / 800;
  return 1 / Math.min(box.width / size.width, box.height / size.height);
}
