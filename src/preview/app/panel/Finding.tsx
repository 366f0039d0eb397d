import type { JSX } from 'preact';
import type { SourcePlace } from '../../protocol';

export type Tone = 'good' | 'warn' | 'bad' | 'aside';

interface FindingProps {
  readonly tone: Tone;
  /** Which task, where there are several. */
  readonly name?: string | undefined;
  /** The component or field it is about. */
  readonly subject?: string | undefined;
  readonly text: string;
  readonly code?: string | undefined;
  readonly place: SourcePlace | undefined;
  readonly reveal: ((place: SourcePlace) => void) | undefined;
}

/** One line of a list of messages; its subject leads to the source, where there is one to show. */
export function Finding(props: FindingProps): JSX.Element {
  const { tone, name, text, code, place, reveal } = props;
  const subject = props.subject === '' ? undefined : props.subject;
  const link = place && reveal ? () => reveal(place) : undefined;
  return (
    <li class={`finding ${tone}`}>
      {name === undefined ? null : <strong>{name} </strong>}
      {subject === undefined || link ? null : <code>{subject}</code>}
      {link ? (
        <button type="button" class="link" title="Show the source" onClick={link}>
          {subject ?? 'source'}
        </button>
      ) : null}{' '}
      {text} {code === undefined ? null : <small>{code}</small>}
    </li>
  );
}
