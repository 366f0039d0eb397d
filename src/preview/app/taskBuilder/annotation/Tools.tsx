import type { JSX } from 'preact';
import { coerced, isRecord, type EditingMode, type MessageId, type ShapeKind } from '../../../core';
import { Icon, type IconName } from '../parts/Icon';
import { useTask } from '../task';
import type { AnnotationKeys } from './hotkeyOptions';

interface ToolsProps {
  readonly tools: readonly ShapeKind[];
  readonly mode: EditingMode;
  readonly disabled: boolean;
  readonly keys: AnnotationKeys | undefined;
  readonly onMode: (mode: EditingMode) => void;
  /** Undefined goes back to the whole picture. */
  readonly onZoom: (factor: number | undefined) => void;
  /** Undefined while there is nothing to delete. */
  readonly onClear: (() => void) | undefined;
}

export function Tools(props: ToolsProps): JSX.Element {
  const { say } = useTask();
  const modes = isRecord(props.keys?.modes) ? props.keys.modes : {};
  const modeButton = (mode: EditingMode): JSX.Element => (
    <Tool
      key={mode}
      name={mode}
      icon={mode}
      hotkey={modes[mode]}
      pressed={props.mode === mode && !props.disabled}
      onClick={props.disabled ? undefined : () => props.onMode(mode)}
    />
  );
  return (
    <div class="tb-tools" role="toolbar" aria-label={say('tools')} aria-orientation="vertical">
      <Tool name="zoomIn" icon="zoomIn" onClick={() => props.onZoom(1.25)} />
      <Tool name="zoomOut" icon="zoomOut" onClick={() => props.onZoom(0.8)} />
      <Tool name="wholePicture" icon="whole" onClick={() => props.onZoom(undefined)} />
      <span class="tb-tools-line" />
      {modeButton('select')}
      {props.tools.map(modeButton)}
      <span class="tb-tools-line" />
      <Tool name="deleteAll" icon="bin" onClick={props.disabled ? undefined : props.onClear} />
    </div>
  );
}

interface ToolProps {
  readonly name: MessageId;
  readonly icon: IconName;
  readonly hotkey?: unknown;
  readonly pressed?: boolean;
  /** Undefined for a tool that cannot be used now. */
  readonly onClick: (() => void) | undefined;
}

function Tool({ name, icon, hotkey, pressed, onClick }: ToolProps): JSX.Element {
  const { say } = useTask();
  const text = say(name);
  return (
    <button
      type="button"
      class="tb-tool"
      aria-label={text}
      title={hotkey === undefined ? text : `${text} (${coerced(hotkey)})`}
      aria-pressed={pressed}
      disabled={!onClick}
      onClick={onClick}
    >
      <Icon name={icon} />
      {hotkey === undefined ? null : (
        <kbd class="tb-tool-key" aria-hidden="true">
          {coerced(hotkey).toUpperCase()}
        </kbd>
      )}
    </button>
  );
}
