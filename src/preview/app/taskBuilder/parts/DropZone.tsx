import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { ViewNode } from '../../../core';
import { Icon, type IconName } from './Icon';

interface DropZoneProps {
  readonly view: ViewNode;
  readonly caption: string;
  readonly icon: IconName;
  /** What the file dialogue offers. */
  readonly accept: string;
  /** What may be dropped; every type without it. */
  readonly drops?: string;
  /** Asks a phone for its camera. */
  readonly capture?: 'environment';
  readonly onFiles: (files: readonly File[]) => void;
}

/** Takes files from the dialogue, or dropped on it. */
export function DropZone(props: DropZoneProps): JSX.Element {
  const { view, drops } = props;
  const [over, setOver] = useState(false);
  const disabled = view.field?.disabled ?? false;
  const take = (files: FileList | null | undefined): void => {
    const given = [...(files ?? [])];
    props.onFiles(drops === undefined ? given : given.filter(({ type }) => type.startsWith(drops)));
  };
  return (
    <label
      class={`tb-zone ${over ? 'tb-zone-over' : ''} ${disabled ? 'tb-zone-off' : ''}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(!disabled);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        if (!disabled) take(event.dataTransfer?.files);
      }}
    >
      <Icon name={props.icon} />
      <span>{props.caption}</span>
      <input
        type="file"
        class="tb-zone-input"
        accept={props.accept}
        capture={props.capture}
        multiple={view.flag('multiple')}
        disabled={disabled}
        onChange={(event) => {
          take(event.currentTarget.files);
          event.currentTarget.value = '';
        }}
      />
    </label>
  );
}
