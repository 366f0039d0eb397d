/** Draws shapes on a picture: points, rectangles and polygons, by pointer or by keyboard. */
import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import {
  finished,
  labelled,
  removedSelected,
  wholeView,
  withMode,
  zoomedAt,
  type Editing,
  type Viewport,
} from '../../../core';
import { useTask } from '../task';
import { Canvas } from './Canvas';
import { pluginKey, type KeyEffect } from './editingKeys';
import type { ImageEditorProps } from './imageEditorProps';
import { LabelBar, type BarButton } from './LabelBar';
import { Question, type QuestionName } from './Question';
import { Tools } from './Tools';
import { useCanvasKeys } from './useCanvasKeys';
import { useKeys } from './useKeys';
import { usePicture, type PictureSize } from './usePicture';

export function ImageEditor(props: ImageEditorProps): JSX.Element {
  const { tools, labels, disabled, keys } = props;
  const { editing, now, edit } = useEditing(props);
  const picture = usePicture(props.url);
  const [viewport, setViewport] = useState<Viewport>(wholeView);
  const [question, setQuestion] = useState<QuestionName | undefined>();
  const cancel = (): void => {
    // Corners that were set one by one are not thrown away by a slip.
    if (now().draft?.kind === 'polygon') setQuestion('askDropPolygon');
    else edit((before) => ({ ...before, draft: undefined }));
  };
  const apply = (effect: KeyEffect): void => {
    if (effect === 'cancel') cancel();
    else edit(() => effect);
  };
  const { cursor, onKeyDown } = useCanvasKeys(now, disabled, apply);
  useKeys((key) => {
    const effect = disabled ? undefined : pluginKey(now(), key, props);
    if (effect !== undefined) apply(effect);
    return effect !== undefined;
  });
  const confirm = (): void => {
    if (question === 'askDeleteAll') {
      edit((now) => ({ ...now, shapes: [], selected: undefined, draft: undefined }));
    }
    if (question === 'askDropPolygon') edit((now) => ({ ...now, draft: undefined }));
    setQuestion(undefined);
  };
  return (
    <div class="tb-annotation">
      <Tools
        {...{ tools, disabled, keys, mode: editing.mode }}
        onMode={(mode) => edit((now) => withMode(now, mode))}
        onZoom={(factor) => setViewport((view) => zoomedFromMiddle(view, factor, picture.size))}
        onClear={editing.shapes.length > 0 ? () => setQuestion('askDeleteAll') : undefined}
      />
      <Canvas
        {...{ editing, disabled, viewport, onKeyDown, labelledBy: props.labelledBy }}
        {...{ cursor, picture }}
        url={props.url}
        labels={labels.map((one) => one.value)}
        onViewport={setViewport}
        onEdit={edit}
        onTooFew={() => setQuestion('needsThree')}
      />
      {question === undefined ? null : (
        <Question name={question} onYes={confirm} onNo={() => setQuestion(undefined)} />
      )}
      <LabelBar
        {...{ labels, disabled, kind: 'image', keys: keys?.labels, active: pickedLabel(editing) }}
        onPick={(label) => edit((now) => labelled(now, label))}
        buttons={useContextButtons(editing, keys, { edit, cancel })}
      />
    </div>
  );
}

interface EditingTools {
  /** As it is drawn. */
  readonly editing: Editing;
  /** As it is by now, which may not be drawn yet. */
  readonly now: () => Editing;
  readonly edit: (next: (now: Editing) => Editing) => void;
}

/** The state of drawing; the shapes themselves live in the task. */
function useEditing(props: ImageEditorProps): EditingTools {
  const { shapes, tools, disabled } = props;
  const isFresh = shapes.length === 0 && !disabled;
  const [own, setOwn] = useState<Omit<Editing, 'shapes'>>({
    mode: isFresh ? (tools[0] ?? 'select') : 'select',
  });
  // Events may come faster than the page is drawn: each goes on from the newest state.
  const newest = useRef<Editing>({ ...own, shapes });
  newest.current = { ...own, shapes };
  const edit = (next: (now: Editing) => Editing): void => {
    const now = newest.current;
    const after = next(now);
    if (disabled || after === now) return;
    newest.current = after;
    setOwn(after);
    if (after.shapes !== now.shapes) props.onChange(after.shapes);
  };
  return { editing: { ...own, shapes }, now: () => newest.current, edit };
}

function pickedLabel({ selected, label, shapes }: Editing): string | undefined {
  return selected === undefined ? label : shapes[selected]?.label;
}

/** Buttons for what is drawn or selected at the moment. */
function useContextButtons(
  { draft, selected }: Editing,
  keys: ImageEditorProps['keys'],
  deeds: { readonly edit: EditingTools['edit']; readonly cancel: () => void },
): readonly BarButton[] {
  const { say } = useTask();
  if (draft) {
    return [
      { name: say('finish'), hotkey: keys?.confirm, onPick: () => deeds.edit(finished) },
      { name: say('cancel'), hotkey: keys?.cancel, onPick: deeds.cancel },
    ];
  }
  if (selected === undefined) return [];
  return [{ name: say('remove'), hotkey: undefined, onPick: () => deeds.edit(removedSelected) }];
}

/** The buttons zoom around the middle of what is seen; without a factor the whole picture shows. */
function zoomedFromMiddle(
  view: Viewport,
  factor: number | undefined,
  { width, height }: PictureSize,
): Viewport {
  const middle = { x: width / 2, y: height / 2 };
  return factor === undefined ? wholeView : zoomedAt(view, factor, middle);
}
