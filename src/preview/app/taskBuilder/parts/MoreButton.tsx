import type { JSX, RefObject } from 'preact';
import { useTask } from '../task';

interface MoreButtonProps {
  readonly left: number;
  readonly end: RefObject<HTMLButtonElement>;
  readonly onMore: () => void;
}

/** Ends a list that is not drawn to its end yet. */
export function MoreButton({ left, end, onMore }: MoreButtonProps): JSX.Element | null {
  const { say } = useTask();
  if (left <= 0) return null;
  return (
    <button type="button" class="tb-button tb-more" ref={end} onClick={onMore}>
      {say('showMore', { number: left })}
    </button>
  );
}
