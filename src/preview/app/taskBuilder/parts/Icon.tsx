import type { JSX } from 'preact';

/** Outlines on a field of 20 by 20. */
const outlines = {
  folder: 'M2 5h6l2 2h8v9H2z',
  microphone:
    'M10 2a3 3 0 0 1 3 3v4a3 3 0 0 1-6 0V5a3 3 0 0 1 3-3M4 9a6 6 0 0 0 12 0M10 15v3M6 18h8',
  camera: 'M2 6h4l2-2h4l2 2h4v10H2zM10 8a3 3 0 1 0 0 6a3 3 0 0 0 0-6',
  video: 'M2 5h11v10H2zM13 9l5-3v8l-5-3',
  gallery: 'M2 4h16v12H2zM2 14l5-5l4 4l3-3l4 4',
  fullscreen: 'M3 8V3h5M12 3h5v5M17 12v5h-5M8 17H3v-5',
  bin: 'M4 6h12M8 6V3h4v3M6 6l1 11h6l1-11',
} as const;

export type IconName = keyof typeof outlines;

export function Icon({ name }: { readonly name: IconName }): JSX.Element {
  return (
    <svg class="tb-icon" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
      <path d={outlines[name]} fill="none" stroke="currentColor" stroke-width="1.5" />
    </svg>
  );
}
