import type { JSX } from 'preact';
import type { TaskTools } from '../task';
import type { ShownToast } from '../toasts';

interface ToastStackProps {
  readonly toasts: readonly ShownToast[];
  readonly say: TaskTools['say'];
  readonly onClose: (id: number) => void;
}

export function ToastStack({ toasts, say, onClose }: ToastStackProps): JSX.Element {
  return (
    <div class="tb-toasts" role="status">
      {toasts.map(({ id, toast, phase }) => (
        <div
          key={id}
          class={`tb-toast tb-toast-${toast.theme} ${phase === 'fading' ? 'tb-toast-fading' : ''}`}
        >
          {toast.spin ? <span class="tb-spinner" aria-hidden="true" /> : null}
          <span class="tb-toast-text">{toast.content}</span>
          <button
            type="button"
            class="tb-toast-close"
            aria-label={say('close')}
            onClick={() => onClose(id)}
          >
            ×
          </button>
        </div>
      ))}
    </div>
  );
}
