import type { JSX } from 'preact';

/** Sixteen pixels square, drawn with the colour of the text. */
const shapes = {
  previous: 'M10 3 5 8l5 5',
  next: 'm6 3 5 5-5 5',
  random: 'M2 5h2.5l6 6H14m-2-2 2 2-2 2M2 11h2.5l1.5-1.5M9 6.500 10.500 5H14m-2-2 2 2-2 2',
  data: 'M2.500 4c0-2.700 11-2.700 11 0v8c0 2.700-11 2.700-11 0V4Zm0 0c0 2.700 11 2.700 11 0m-11 4c0 2.700 11 2.700 11 0',
  page: 'M3 2.500h10v3H3zm0 4.500h10v3H3zm0 4.500h10v2H3z',
  view: 'M1.500 3.500h9v7h-9zm2 9.500h5M12 6.500h2.500v6.500H12z',
  pick: 'M2.500 6V2.500H6m4 0h3.500V6m0 4v3.500H10m-4 0H2.500V10M5.500 5.500l5.500 2-2.300 1.200L7.500 11z',
  again: 'M13 8a5 5 0 1 1-1.600-3.700M13 2v3h-3',
} as const;

export type IconName = keyof typeof shapes;

export function Icon({ name }: { readonly name: IconName }): JSX.Element {
  return (
    <svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path d={shapes[name]} fill="none" stroke="currentColor" stroke-linejoin="round" />
    </svg>
  );
}
