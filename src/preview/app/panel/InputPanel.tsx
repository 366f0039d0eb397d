import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { isRecord } from '../../core/json';
import type { FieldValues } from '../../../spec';
import type { DetailsProps } from './Details';

/** A pause in typing after which the values are drawn, in milliseconds. */
const settle = 250;

/** The input values of the page, which may be changed by hand. */
export function InputPanel({ session, choose }: DetailsProps): JSX.Element {
  const { model, performer } = session;
  const inputs = (model?.tasks ?? []).map(({ input }) => input);
  const given = JSON.stringify(inputs.length > 1 ? inputs : inputs[0], undefined, 2);
  const [text, setText] = useState<string | undefined>();
  // Other rows take the place of what was typed; an echo of it does not.
  const typed = model?.choice?.from === 'typed';
  useEffect(() => {
    if (!typed) setText(undefined);
  }, [given]);
  const problem = text === undefined ? undefined : read(text).problem;
  useEffect(() => {
    const values = text === undefined ? undefined : read(text).inputs;
    if (!values) return undefined;
    const timer = setTimeout(() => choose({ from: 'typed', inputs: values }), settle);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <div class="input-panel">
      <textarea
        aria-label="Input values"
        aria-invalid={problem !== undefined}
        aria-describedby="input-problem"
        spellcheck={false}
        // What is typed before the first values are there would be lost when they come.
        readOnly={model === undefined || performer.mode === 'on'}
        value={text ?? given}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <small id="input-problem" role="status" class="state bad">
        {problem ?? ''}
      </small>
    </div>
  );
}

interface ReadInputs {
  readonly inputs?: readonly FieldValues[];
  readonly problem?: string;
}

/** One task's values, or a list of several tasks'. */
function read(text: string): ReadInputs {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { problem: `This is not JSON yet. ${error instanceof Error ? error.message : ''}` };
  }
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (list.length > 0 && list.every(isRecord)) return { inputs: list };
  return {
    problem: 'One task is an object of values by field id, a page is a list of such objects.',
  };
}
