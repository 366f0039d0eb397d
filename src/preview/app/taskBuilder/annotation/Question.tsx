import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useTask } from '../task';

export type QuestionName = 'askDeleteAll' | 'askDropPolygon' | 'needsThree';

interface QuestionProps {
  readonly name: QuestionName;
  readonly onYes: () => void;
  readonly onNo: () => void;
}

/** Asks inside of the editor: a sandboxed frame has no dialogs of the browser. */
export function Question({ name, onYes, onNo }: QuestionProps): JSX.Element {
  const { say } = useTask();
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => first.current?.focus(), []);
  const buttons =
    name === 'needsThree'
      ? [{ text: say('close'), onPick: onNo }]
      : [
          { text: say('yes'), onPick: onYes },
          { text: say('no'), onPick: onNo },
        ];
  return (
    <div
      class="tb-question"
      role="alertdialog"
      aria-label={say(name)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onNo();
        event.stopPropagation();
      }}
    >
      <span>{say(name)}</span>
      {buttons.map(({ text, onPick }, i) => (
        <button
          key={text}
          type="button"
          class="tb-button"
          {...(i === 0 ? { ref: first } : {})}
          onClick={onPick}
        >
          {text}
        </button>
      ))}
    </div>
  );
}
