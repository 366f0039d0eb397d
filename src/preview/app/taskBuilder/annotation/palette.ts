/** Colours of labels: a fixed few first, then colours that follow from the label's text. */
export const imageColors = ['#ed5b38', '#74ee15', '#001eff', '#ffe700', '#4deeea'] as const;
export const textColors = ['#ff3333', '#0077ff', '#33b27b', '#f858af', '#ffdb47'] as const;
export const unlabelled = '#cccccc';

export function colorOf(
  label: string | undefined,
  labels: readonly string[],
  palette: readonly string[],
): string {
  if (label === undefined) return unlabelled;
  const own = palette[labels.indexOf(label)];
  if (own !== undefined) return own;
  const hue = Array.from(label).reduce((sum, letter) => sum * 31 + (letter.codePointAt(0) ?? 0), 7);
  return `hsl(${String(Math.abs(hue) % 360)} 70% 50%)`;
}
