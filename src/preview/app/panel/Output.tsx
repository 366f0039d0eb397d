import type { JSX } from 'preact';
import type { TaskReport } from '../../protocol';

interface OutputProps {
  readonly report: TaskReport | undefined;
  readonly onCopy: (text: string) => void;
}

export function Output({ report, onCopy }: OutputProps): JSX.Element {
  const text = JSON.stringify(report?.output ?? {}, undefined, 2);
  return (
    <div class="output">
      <header class="output-header">
        <span aria-hidden="true">Output</span>
        <button type="button" class="quiet" onClick={() => onCopy(text)}>
          Copy
        </button>
      </header>
      <section role="region" aria-label="Output" tabIndex={0}>
        <pre>{text}</pre>
      </section>
    </div>
  );
}
