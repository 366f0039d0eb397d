import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { TasksFileInfo } from '../../data/choice';
import type { DataProps } from './DataBar';
import { Popover } from './Popover';
import { ReviewPicker } from './ReviewPicker';
import { RowSearch } from './RowSearch';

/** Where the tasks come from: a tasks file and a search in it, made-up values, a past assignment. */
export function DataMenu(props: DataProps): JSX.Element {
  const { session } = props;
  return (
    <Popover id="data-menu" label="Data" icon="data" text={sourceOf(session)}>
      {() => <Menu {...props} />}
    </Popover>
  );
}

function Menu(props: DataProps): JSX.Element {
  const { session, choose } = props;
  const { files, model } = session;
  const choice = model?.choice;
  const layout = choice && 'layout' in choice ? choice.layout : 'one';
  const [searched, setSearched] = useState(choice?.from === 'rows' ? choice.file : files[0]?.file);
  return (
    <div class="menu">
      {files.length > 0 ? (
        <fieldset>
          <legend>Tasks file</legend>
          {files.map((info) => (
            <label class="choice" key={info.file}>
              <input
                type="radio"
                name="source"
                checked={choice?.from === 'rows' && choice.file === info.file}
                onChange={() => {
                  setSearched(info.file);
                  choose({ from: 'rows', file: info.file, row: 0, layout });
                }}
              />
              <span>{info.file}</span>
              <small>{sizeOf(info)}</small>
            </label>
          ))}
          {searched === undefined ? null : <RowSearch {...props} file={searched} />}
        </fieldset>
      ) : (
        <p class="hint">
          No tasks file: name one under <code>$tasks</code> in a pool of this project.
        </p>
      )}
      <fieldset>
        <legend>Otherwise</legend>
        <label class="choice">
          <input
            type="radio"
            name="source"
            checked={choice?.from === 'sample'}
            onChange={() => choose({ from: 'sample', layout })}
          />
          <span>Sample made up from input_spec</span>
        </label>
        <p class="hint">Values of your own: edit the JSON under “Input”.</p>
      </fieldset>
      {session.abilities.includes('review') ? <ReviewPicker {...props} /> : null}
    </div>
  );
}

function sourceOf({ model }: DataProps['session']): string {
  const choice = model?.choice;
  switch (choice?.from) {
    case 'rows':
      return choice.file?.slice(choice.file.lastIndexOf('/') + 1) ?? 'Rows';
    case 'typed':
      return 'Typed by hand';
    case 'assignment':
      return `Assignment ${choice.id}`;
    case 'sample':
    case undefined:
      return model?.tasksFrom === 'performer' ? 'Assignment' : 'Sample task';
  }
}

function sizeOf({ kind, rows, counting }: TasksFileInfo): string {
  const more = counting === 'going-on' ? '…' : '';
  return `${kind}, ${rows.toLocaleString('en')}${more} ${rows === 1 ? 'row' : 'rows'}`;
}
