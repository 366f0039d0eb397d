/**
 * Characters of a text that a view keeps. With as many clips and lines as it keeps, the whole stays below what
 * a window is willing to read (see `readSnapshot`), whatever the texts are made of.
 */
const most = 800;

export function shortened(text: string): string {
  if (text.length <= most) return text;
  // Half of a pair of surrogates is no character.
  return `${text.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
