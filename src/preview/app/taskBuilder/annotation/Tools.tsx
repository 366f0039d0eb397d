import type { JSX } from 'preact';
import { coerced, isRecord, type EditingMode, type ShapeKind } from '../../../core';
import { Icon } from '../parts/Icon';
import type { AnnotationKeys } from './hotkeyOptions';

const icons: Readonly<Record<EditingMode, string>> = {
  select: '➤',
  point: '•',
  rectangle: '▭',
  polygon: '⬠',
};

const names: Readonly<Record<EditingMode, string>> = {
  select: 'Select',
  point: 'Point',
  rectangle: 'Rectangle',
  polygon: 'Polygon',
};

interface ToolsProps {
  readonly tools: readonly ShapeKind[];
  readonly mode: EditingMode;
  readonly disabled: boolean;
  readonly keys: AnnotationKeys | undefined;
  readonly onMode: (mode: EditingMode) => void;
  /** Undefined goes back to the whole picture. */
  readonly onZoom: (factor: number | undefined) => void;
  readonly onClear: () => void;
}

export function Tools(props: ToolsProps): JSX.Element {
  const modes = isRecord(props.keys?.modes) ? props.keys.modes : {};
  const modeButton = (mode: EditingMode): JSX.Element => (
    <button
      type="button"
      class="tb-tool"
      aria-label={names[mode]}
      title={modes[mode] === undefined ? names[mode] : `${names[mode]} (${coerced(modes[mode])})`}
      aria-pressed={props.mode === mode}
      disabled={props.disabled}
      onClick={() => props.onMode(mode)}
    >
      {icons[mode]}
    </button>
  );
  return (
    <div class="tb-tools" role="toolbar" aria-label="Annotation tools">
      <button type="button" class="tb-tool" aria-label="Zoom in" onClick={() => props.onZoom(1.25)}>
        +
      </button>
      <button type="button" class="tb-tool" aria-label="Zoom out" onClick={() => props.onZoom(0.8)}>
        −
      </button>
      <button
        type="button"
        class="tb-tool"
        aria-label="Whole picture"
        onClick={() => props.onZoom(undefined)}
      >
        ⤢
      </button>
      {modeButton('select')}
      {props.tools.map(modeButton)}
      <button
        type="button"
        class="tb-tool"
        aria-label="Delete all"
        disabled={props.disabled}
        onClick={props.onClear}
      >
        <Icon name="bin" />
      </button>
    </div>
  );
}
