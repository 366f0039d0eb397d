import type { SpecNode } from '../document/node';
import type { SpecDocument } from '../document/specDocument';
import type { ReferencedFile } from '../references/referencedFile';
import type { Diagnostic } from '../validate/diagnostic';

/** Which diagnostics an author does not want to hear of. */
export interface Silencing {
  /** Codes that are not told anywhere. */
  readonly silenced?: readonly string[];
}

const directive =
  /#[ \t]*crowdsmith-(disable-next-line|disable-line|disable)(?=[\s,]|$)[ \t]*([^\r\n]*)/g;

/** A text that may hold silencing comments. */
type Commented = Pick<ReferencedFile, 'text' | 'lines' | 'format' | 'root'>;

/** Where diagnostics stand. */
interface Texts {
  readonly doc: SpecDocument;
  readonly files: readonly ReferencedFile[];
}

/** Leaves out what is silenced by settings, or by a comment of the YAML text in which it stands. */
export function heard(
  diagnostics: readonly Diagnostic[],
  { doc, files }: Texts,
  { silenced = [] }: Silencing,
): readonly Diagnostic[] {
  const comments = new Map<string | undefined, readonly Directive[]>([
    [undefined, directivesIn(doc)],
    ...files.map((file) => [file.path, directivesIn(file)] as const),
  ]);
  return diagnostics.filter(
    ({ code, range, path }) =>
      !silenced.includes(code) &&
      !comments
        .get(path)
        ?.some(
          ({ line, codes }) =>
            (line === undefined || line === range.start.line) &&
            (codes.includes(code) || (codes.length === 0 && line !== undefined)),
        ),
  );
}

interface Directive {
  /** The line that it silences; the whole file when undefined. */
  readonly line: number | undefined;
  /** All codes when empty. */
  readonly codes: readonly string[];
}

function directivesIn({ text, lines, format, root }: Commented): readonly Directive[] {
  if (format !== 'yaml' || !text.includes('crowdsmith-disable')) return [];
  return [...text.matchAll(directive)]
    .filter(({ index }) => !isInsideText(root, index))
    .map(({ 1: form, 2: list = '', index }) => {
      const { line } = lines.positionAt(index);
      const codes = codesIn(list);
      if (form === 'disable') return { line: undefined, codes };
      return { line: form === 'disable-line' ? line : line + 1, codes };
    });
}

/** `some-code, other-code -- why`: what follows the dashes is for readers. */
function codesIn(list: string): readonly string[] {
  const [codes = ''] = list.split(/\s--\s/);
  return codes.split(/[\s,]+/).filter((code) => code !== '');
}

/** A `#` in a text, say in the CSS of a block scalar, begins no comment. */
function isInsideText(node: SpecNode | undefined, offset: number): boolean {
  if (!node || offset < node.start || offset >= node.end) return false;
  if (node.kind === 'scalar') return true;
  const children =
    node.kind === 'list' ? node.items : node.entries.flatMap(({ key, value }) => [key, value]);
  return children.some((child) => isInsideText(child, offset));
}
