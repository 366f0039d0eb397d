import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

/** How many items a long list begins with, and how many come each time its end is near. */
const portion = 150;

interface Growing {
  readonly count: number;
  /** Stands behind the last item that is drawn; when it comes near, more are drawn. */
  readonly end: RefObject<HTMLButtonElement>;
  readonly grow: () => void;
}

/** Draws a long list by and by, so that thousands of items do not hold up the page. */
export function useGrowing(total: number): Growing {
  const [count, setCount] = useState(portion);
  const end = useRef<HTMLButtonElement>(null);
  const grow = (): void => setCount((now) => now + portion);
  useEffect(() => {
    const element = end.current;
    if (!element) return undefined;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) grow();
      },
      { rootMargin: '400px' },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [count < total ? count : total]);
  return { count: Math.min(count, total), end, grow };
}
