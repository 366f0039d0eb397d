/** Markup of a classic interface, made into plain code where compiling is allowed. */
// The package's own entry point hooks into `require` of a Node long gone; this one does not.
import Handlebars from 'handlebars/dist/cjs/handlebars';
import { MarkupMarker } from './markedMarkup';

export type ClassicTemplate =
  /** Compiled Handlebars. */
  | { readonly kind: 'handlebars'; readonly code: string }
  /** `${field}` is filled in, nothing else. */
  | { readonly kind: 'substitution'; readonly markup: string }
  /** `line` is zero-based. */
  | { readonly kind: 'broken'; readonly message: string; readonly line: number };

export function handlebarsTemplate(markup: string): ClassicTemplate {
  try {
    const program = Handlebars.parseWithoutProcessing(markup);
    markContents(program, new MarkupMarker());
    return { kind: 'handlebars', code: Handlebars.precompile(program) as string };
  } catch (error) {
    return brokenTemplate(error);
  }
}

export function substitutionTemplate(markup: string): ClassicTemplate {
  return { kind: 'substitution', markup: new MarkupMarker().marked(markup, 0) };
}

function brokenTemplate(error: unknown): ClassicTemplate {
  const { message, lineNumber } = error as { readonly message: string; lineNumber?: number };
  const told = lineNumber ?? Number(/line (\d+)/.exec(message)?.[1] ?? 1);
  // The parser draws the place over two lines; the last one says what is wrong.
  const last = message.split('\n').at(-1) ?? message;
  return { kind: 'broken', message: wordsOf(last), line: told - 1 };
}

/** `Expecting 'ID', got 'EOF'` names the parser's own tokens. */
function wordsOf(message: string): string {
  const unexpected = /^Expecting .*, got '(\w+)'$/.exec(message)?.[1];
  if (unexpected === undefined) return message.replace(/ - \d+:\d+$/, '');
  if (unexpected === 'EOF')
    return 'The markup ends before a {{#block}} or a {{mustache}} is closed';
  const what = tokenWords[unexpected] ?? 'something that cannot stand here';
  return `A mustache cannot be read here: there is ${what}`;
}

const tokenWords: Readonly<Record<string, string>> = {
  OPEN_ENDBLOCK: 'the end of a block that was not opened',
  INVERSE: 'an {{else}} without a block',
  CLOSE: 'its end, too early',
  INVALID: 'a character that does not belong',
};

interface Part {
  readonly type: string;
  readonly body?: readonly Part[];
  readonly program?: Part;
  readonly inverse?: Part;
  readonly loc: { readonly start: { readonly line: number } };
  value?: unknown;
}

/** `original` stays as it was: whitespace control looks at it. */
function markContents(part: Part, marker: MarkupMarker): void {
  if (part.type === 'ContentStatement' && typeof part.value === 'string') {
    part.value = marker.marked(part.value, part.loc.start.line - 1);
  }
  for (const one of part.body ?? []) markContents(one, marker);
  if (part.program) markContents(part.program, marker);
  if (part.inverse) markContents(part.inverse, marker);
}
