/** How the performer's device is set for the preview. */
import type { DeviceName, PreviewModel } from '../../model';
import type { FrameSettings } from '../../protocol';

export type FrameName = DeviceName | 'free' | 'custom';

export interface View {
  /** Absent until the person chooses: the pool's own device then. */
  readonly frame?: FrameName;
  /** CSS pixels, for `custom`. */
  readonly width: number;
  readonly theme: FrameSettings['theme'];
  readonly direction: FrameSettings['direction'];
  /** Absent: the project's own. */
  readonly language?: string;
  /** Percent. */
  readonly zoom: number;
  readonly location: string;
  readonly readOnly: boolean;
}

/** Widths of the devices in CSS pixels: common sizes of each kind. */
export const deviceWidths: Readonly<Record<DeviceName, number>> = {
  phone: 375,
  tablet: 768,
  desktop: 1280,
};

export const zooms = [50, 75, 100, 125, 150, 200] as const;

export const firstView: View = {
  width: 480,
  theme: 'light',
  direction: 'ltr',
  zoom: 100,
  location: '',
  readOnly: false,
};

/** A view as it was kept; what does not fit any more is as at first. */
export function viewFrom(kept: Readonly<Record<string, unknown>>): View {
  const known = Object.entries(kept).filter(
    ([key, value]) => !(key in firstView) || typeof value === typeof firstView[key as keyof View],
  );
  return { ...firstView, ...Object.fromEntries(known) };
}

export function frameOf(view: View, model: PreviewModel | undefined): FrameName {
  return view.frame ?? model?.device ?? 'free';
}

/** Width of the interface in CSS pixels; undefined when it takes the room there is. */
export function widthOf(view: View, frame: FrameName): number | undefined {
  if (frame === 'free') return undefined;
  return frame === 'custom' ? view.width : deviceWidths[frame];
}

export function languageOf(view: View, model: PreviewModel): string {
  const languages = model.languages ?? [];
  const wanted = view.language;
  return wanted !== undefined && (languages.includes(wanted) || languages.length === 0)
    ? wanted
    : (languages[0] ?? 'en');
}
