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
  rotateLeft: 'M4 4v5h5M4.6 9A6.5 6.5 0 1 1 4 12',
  rotateRight: 'M16 4v5h-5M15.4 9A6.5 6.5 0 1 0 16 12',
  zoomIn: 'M9 3a6 6 0 1 0 0 12a6 6 0 0 0 0-12M13.5 13.5L18 18M6.5 9h5M9 6.5v5',
  zoomOut: 'M9 3a6 6 0 1 0 0 12a6 6 0 0 0 0-12M13.5 13.5L18 18M6.5 9h5',
  whole: 'M3 7V3h4M13 3h4v4M17 13v4h-4M7 17H3v-4M7 7h6v6H7z',
  select: 'M5 3l11 6-5 1.5L8.500 16z',
  point: 'M10 2v5M10 13v5M2 10h5M13 10h5M10 8.500a1.500 1.500 0 1 0 0 3a1.500 1.500 0 0 0 0-3',
  rectangle:
    'M4 5h12v10H4zM2.500 3.500h3v3h-3zM14.500 3.500h3v3h-3zM14.500 13.500h3v3h-3zM2.500 13.500h3v3h-3z',
  polygon: 'M10 3l7 5-2.500 8h-9L3 8z',
  calendar: 'M3 5h14v12H3zM3 9h14M7 3v4M13 3v4',
  download: 'M10 3v9M6 8.500l4 4l4-4M3 16.500h14',
  file: 'M5 2h7l4 4v12H5zM12 2v4h4',
  page: 'M2 4h16v12H2zM2 8h16M4.5 6h.01M6.5 6h.01',
} as const;

export type IconName = keyof typeof outlines;

export function Icon({ name }: { readonly name: IconName }): JSX.Element {
  return (
    <svg class="tb-icon" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
      <path d={outlines[name]} fill="none" stroke="currentColor" stroke-width="1.5" />
    </svg>
  );
}
