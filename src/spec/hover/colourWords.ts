import { colourOf, writtenColours } from '../decorate/cssColour';

/** A colour in its other spellings; undefined for texts that are none. */
export function colourWords(text: string): string | undefined {
  const colour = colourOf(text);
  return (
    colour &&
    writtenColours(colour)
      .map((written) => `\`${written}\``)
      .join(' = ')
  );
}
