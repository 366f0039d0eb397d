import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useTask } from '../task';

interface ModalProps {
  readonly label: string;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}

/** Fills the page; closed by a click, by its cross, or by Escape. The focus stays in it, then goes back. */
export function Modal({ label, onClose, children }: ModalProps): JSX.Element {
  const { say } = useTask();
  const cross = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    cross.current?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <div
      class="tb-modal"
      role="dialog"
      aria-modal="true"
      aria-label={label}
      onClick={onClose}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
        // The cross is all there is to focus.
        if (event.key === 'Tab') event.preventDefault();
        event.stopPropagation();
      }}
    >
      {children}
      <button type="button" class="tb-modal-close" aria-label={say('close')} ref={cross}>
        ×
      </button>
    </div>
  );
}
