import type { ComponentChildren, JSX } from 'preact';
import type { ViewNode } from '../../../core';

interface MediaBoxProps {
  readonly view: ViewNode;
  readonly ratio?: readonly [number, number];
  readonly minWidth?: number;
  readonly framed: boolean;
  readonly children: ComponentChildren;
}

/** A box whose height follows its width, as pictures, videos and frames have. */
export function MediaBox({ view, ratio, minWidth, framed, children }: MediaBoxProps): JSX.Element {
  const [width, height] = ratioOf(view.props.ratio) ?? ratio ?? [16, 9];
  const maximum = view.number('maxWidth');
  const minimum = view.number('minWidth') ?? Math.min(minWidth ?? 0, maximum ?? Infinity);
  const full = view.flag('fullHeight');
  return (
    <div
      class={`tb-media ${framed ? 'tb-media-framed' : ''} ${full ? 'tb-media-full' : ''}`}
      style={{
        maxWidth: maximum === undefined ? undefined : `${String(maximum)}px`,
        minWidth: `${String(minimum)}px`,
        aspectRatio: full ? undefined : `${String(width)} / ${String(height)}`,
      }}
    >
      {children}
    </div>
  );
}

function ratioOf(value: unknown): readonly [number, number] | undefined {
  if (!Array.isArray(value)) return undefined;
  const [width, height] = value as readonly unknown[];
  return typeof width === 'number' && typeof height === 'number' && width > 0 && height > 0
    ? [width, height]
    : undefined;
}
