/** Markup of a classic interface, made into plain code where compiling is allowed. */
import { handlebarsCompiler } from '../handlebarsCompiler';
import { MarkupMarker } from './markedMarkup';

export type ClassicTemplate =
  /** Compiled Handlebars. */
  | {
      readonly kind: 'handlebars';
      readonly code: string;
      /** Zero-based line on which a helper or partial is first called, by its name. */
      readonly calls: Readonly<Record<string, number>>;
    }
  /** `${field}` is filled in, nothing else. */
  | { readonly kind: 'substitution'; readonly markup: string }
  /** `line` is zero-based. */
  | { readonly kind: 'broken'; readonly message: string; readonly line: number };

export function handlebarsTemplate(markup: string): ClassicTemplate {
  try {
    const program = handlebarsCompiler.parseWithoutProcessing(markup);
    const calls = new Map<string, number>();
    visit(program, new MarkupMarker(), calls);
    const code = handlebarsCompiler.precompile(program, undefined, handlebarsCompiler);
    return { kind: 'handlebars', code, calls: Object.fromEntries(calls) };
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
  readonly params?: readonly Part[];
  readonly path?: { readonly original?: unknown };
  readonly name?: { readonly original?: unknown };
  readonly loc: { readonly start: { readonly line: number } };
  value?: unknown;
}

/** `original` of a content stays as it was: whitespace control looks at it. */
function visit(part: Part, marker: MarkupMarker, calls: Map<string, number>): void {
  const line = part.loc.start.line - 1;
  if (part.type === 'ContentStatement' && typeof part.value === 'string') {
    part.value = marker.marked(part.value, line);
  }
  const called = (part.path ?? part.name)?.original;
  if (typeof called === 'string' && !calls.has(called)) calls.set(called, line);
  for (const one of [...(part.params ?? []), ...(part.body ?? [])]) visit(one, marker, calls);
  if (part.program) visit(part.program, marker, calls);
  if (part.inverse) visit(part.inverse, marker, calls);
}
