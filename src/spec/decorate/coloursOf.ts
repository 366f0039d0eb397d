import type { ScalarNode } from '../document/node';
import type { SpecDocument } from '../document/specDocument';
import { partOf } from '../navigate/mention';
import type { Range } from '../text/position';
import { colourOf, writtenColours, type Colour } from './cssColour';
import { walkSchema, type Visit } from './walkSchema';

/** A colour that is written somewhere. */
export interface ColourPlace extends Colour {
  readonly range: Range;
}

/** Colours of components and annotation labels, in styles, and in `style` attributes of HTML. */
export function coloursOf(doc: SpecDocument): readonly ColourPlace[] {
  const found: ColourPlace[] = [];
  walkSchema(doc, { start: 0, end: doc.text.length }, ({ node, ...visit }) => {
    if (node.kind === 'scalar' && typeof node.value === 'string')
      found.push(...coloursIn(doc, node, node.value, visit));
  });
  return found;
}

function coloursIn(
  doc: SpecDocument,
  node: ScalarNode,
  text: string,
  { entry, schema }: Omit<Visit, 'node'>,
): readonly ColourPlace[] {
  const form = schema.kind === 'text' ? schema.form : undefined;
  if (form === 'css') return placed(doc, node, coloursInCss(text));
  if (form === 'html' || form === 'markup') return placed(doc, node, coloursInHtml(text));
  const isColour = form === 'colour' || /colou?r$/i.test(String(entry?.key.value ?? ''));
  return isColour ? placed(doc, node, [{ text, start: 0 }]) : [];
}

interface Piece {
  readonly text: string;
  readonly start: number;
}

function placed(
  doc: SpecDocument,
  node: ScalarNode,
  pieces: readonly Piece[],
): readonly ColourPlace[] {
  return pieces.flatMap(({ text, start }) => {
    const colour = colourOf(text);
    const place = colour && partOf(doc.text, node, start, start + text.length);
    return place ? [{ ...colour, range: doc.lines.range(place.start, place.end) }] : [];
  });
}

const declaration = /([\w-]+)\s*:\s*([^;{}"]+)/g;
const colour = /#[\da-f]{3,8}\b|\b(?:rgb|hsl)a?\([^()]*\)|\b[a-z]{3,20}\b(?![-(.])/gi;
const coloured = /colou?r|background|border|outline|shadow|fill|stroke|^--|gradient|decoration/i;

/** Names count only where a colour may stand; a word in a selector or a font is none. */
function coloursInCss(css: string): readonly Piece[] {
  const plain = css.replace(/\/\*[\s\S]*?\*\//g, (comment) => ' '.repeat(comment.length));
  return [...plain.matchAll(declaration)].flatMap((found) => {
    const [whole, property = '', value = ''] = found;
    if (!coloured.test(property)) return [];
    const base = found.index + whole.length - value.length;
    const words = value.replace(/url\([^)]*\)/gi, (url) => ' '.repeat(url.length));
    return [...words.matchAll(colour)].map((piece) => ({
      text: piece[0],
      start: base + piece.index,
    }));
  });
}

const styleAttribute = /\sstyle\s*=\s*(?:"([^"]*)"|'([^']*)')/gi;
const styleElement = /<style\b[^>]*>([\s\S]*?)<\/style/gi;

function coloursInHtml(html: string): readonly Piece[] {
  const parts = [...html.matchAll(styleAttribute), ...html.matchAll(styleElement)];
  return parts.flatMap((found) => {
    const css = found[1] ?? found[2] ?? '';
    const base = found.index + found[0].indexOf(css, 6);
    return coloursInCss(css).map(({ text, start }) => ({ text, start: base + start }));
  });
}

/** How a picked colour may be written in place of the one at a range. */
export function colourTexts(picked: Colour): readonly string[] {
  return writtenColours(picked);
}
