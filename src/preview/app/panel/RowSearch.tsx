import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { DataProps } from './DataBar';

/** Told apart from the answers to earlier searches, also of an earlier page. */
let requests = Date.now();
/** A pause in typing after which a search begins, in milliseconds. */
const settle = 200;

/** Finds rows by a text in them. */
export function RowSearch(props: DataProps & { readonly file: string }): JSX.Element {
  const { host, session, choose, file } = props;
  const [text, setText] = useState('');
  const [request, setRequest] = useState(0);
  useEffect(() => {
    if (text.trim() === '') return undefined;
    const timer = setTimeout(() => {
      const next = (requests += 1);
      setRequest(next);
      host.post({ type: 'search', request: next, file, text: text.trim() });
    }, settle);
    return () => clearTimeout(timer);
  }, [text, file]);
  const found =
    session.found?.request === request && text.trim() !== '' ? session.found : undefined;
  const choice = session.model?.choice;
  const layout = choice && 'layout' in choice ? choice.layout : 'one';
  return (
    <div class="search">
      <input
        type="search"
        aria-label="Search rows"
        placeholder="Search rows"
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <ul class="found" aria-label="Rows found">
        {found?.rows.map(({ row, text: line }) => (
          <li key={row}>
            <button
              type="button"
              class="found-row"
              onClick={() => choose({ from: 'rows', file, row, layout })}
            >
              <small>{row + 1}</small> {line}
            </button>
          </li>
        ))}
      </ul>
      <small role="status">{found ? wordsOn(found.rows.length, found.state) : ''}</small>
    </div>
  );
}

function wordsOn(count: number, state: 'searching' | 'complete' | 'cut'): string {
  if (state === 'cut') return `The first ${String(count)} rows that hold it`;
  if (state === 'searching') return `${String(count)} rows so far…`;
  return count === 0 ? 'No row holds it' : `${String(count)} ${count === 1 ? 'row' : 'rows'}`;
}
