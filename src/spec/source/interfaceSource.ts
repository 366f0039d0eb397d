/**
 * The way between places of an interface and the texts they are written in: the project itself (also
 * inside a config string or a block scalar), or a file that the project names.
 */
import { embeddedJson } from '../document/embeddedJson';
import { stringOf, type SpecNode } from '../document/node';
import { parseJson } from '../document/parseJson';
import { parseYaml } from '../document/parseYaml';
import type { SpecDocument } from '../document/specDocument';
import type { Location } from '../navigate/world';
import { authoringForm } from '../references/references';
import { LineIndex, type Position } from '../text/position';
import type { Outside } from '../validate/outside';
import { nodeAtDotted, dottedAt } from './dottedPath';
import type { InterfacePlace, InterfaceText } from './interfacePlace';
import { inlineLines, wholeText, type TextLines } from './textLines';

export interface InterfaceSource {
  locate(place: InterfacePlace): Location | undefined;
  /** What stands at a position of the project, or of a file that it keeps its interface in. */
  placeAt(file: string | undefined, position: Position): InterfacePlace | undefined;
}

const textParts: readonly InterfaceText[] = ['markup', 'script', 'styles'];
const sides = { inputSpec: 'input_spec', outputSpec: 'output_spec' } as const;

export function interfaceSource(doc: SpecDocument, outside: Outside = {}): InterfaceSource {
  // Most looks at a spec ask for no place: nothing is read before one is wanted.
  const config = once(() => configOf(doc, outside));
  const texts = once(() => textParts.flatMap((part) => textOf(doc, part, outside) ?? []));
  return {
    locate: (place) => {
      if (place.part === 'config') return placeInConfig(config(), place.path);
      if ('field' in place) return fieldPlace(doc, place.part, place.field);
      const text = texts().find(({ part }) => part === place.part);
      return text && located(text.file, text.lines.range(place.from, place.to));
    },
    placeAt: (file, position) =>
      (config()?.file === file ? configPlaceAt(config(), position) : undefined) ??
      textPlaceAt(texts(), file, position) ??
      (file === undefined ? fieldPlaceAt(doc, position) : undefined),
  };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

interface ConfigSource {
  /** Absent: the project itself. */
  readonly file: string | undefined;
  readonly root: SpecNode;
  readonly text: string;
  readonly lines: LineIndex;
}

function configOf(doc: SpecDocument, outside: Outside): ConfigSource | undefined {
  const config = doc.nodeAt(['task_spec', 'view_spec', 'config']);
  if (!config) return undefined;
  const form = authoringForm(config);
  if (form?.form === '$file') {
    const file = outside.file?.(form.path);
    if (file?.state !== 'found') return undefined;
    const { root } = form.path.endsWith('.json') ? parseJson(file.text) : parseYaml(file.text);
    const lines = new LineIndex(file.text);
    return root && { file: form.path, root, text: file.text, lines };
  }
  const root = config.kind === 'scalar' ? embeddedJson(doc.text, config).root : config;
  return root && { file: undefined, root, text: doc.text, lines: doc.lines };
}

function placeInConfig(source: ConfigSource | undefined, path: string): Location | undefined {
  if (!source) return undefined;
  const { file, root, lines } = source;
  const node = nodeAtDotted(root, path);
  if (!node) return undefined;
  return located(file, {
    start: lines.positionAt(node.start),
    end: lines.positionAt(node.end),
  });
}

function configPlaceAt(source: ConfigSource | undefined, at: Position): InterfacePlace | undefined {
  if (!source) return undefined;
  const { root, text, lines } = source;
  const offset = firstWritten(text, lines.offsetAt(at));
  if (offset < root.start || offset > root.end) return undefined;
  return { part: 'config', path: dottedAt(root, offset) };
}

/** From the blank beginning of a line to where its text begins: indentation belongs to nobody. */
function firstWritten(text: string, offset: number): number {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const blank = /^(?:[ \t]|- )*/.exec(text.slice(start, start + 1_000))?.[0].length ?? 0;
  return Math.max(offset, start + blank);
}

interface TextSource {
  readonly part: InterfaceText;
  readonly file: string | undefined;
  readonly lines: TextLines;
}

function textOf(doc: SpecDocument, part: InterfaceText, outside: Outside): TextSource | undefined {
  const node = doc.nodeAt(['task_spec', 'view_spec', part]);
  if (!node) return undefined;
  const form = authoringForm(node);
  if (form?.form === '$file') {
    const file = outside.file?.(form.path);
    if (file?.state !== 'found') return undefined;
    return { part, file: form.path, lines: wholeText(file.text) };
  }
  if (node.kind !== 'scalar' || stringOf(node) === undefined) return undefined;
  return { part, file: undefined, lines: inlineLines(doc, node) };
}

function textPlaceAt(
  texts: readonly TextSource[],
  file: string | undefined,
  position: Position,
): InterfacePlace | undefined {
  for (const { part, lines, file: home } of texts) {
    const line = home === file ? lines.lineAt(position) : undefined;
    if (line !== undefined) return { part, from: line, to: line };
  }
  return undefined;
}

function fieldPlace(
  doc: SpecDocument,
  part: 'inputSpec' | 'outputSpec',
  field: string,
): Location | undefined {
  const spec = doc.nodeAt(['task_spec', sides[part]]);
  if (spec?.kind !== 'map') return undefined;
  const entry = spec.entries.find(({ key }) => String(key.value) === field);
  const [start, end] = entry ? [entry.key.start, entry.value.end] : [spec.start, spec.end];
  return { range: { start: doc.lines.positionAt(start), end: doc.lines.positionAt(end) } };
}

function fieldPlaceAt(doc: SpecDocument, position: Position): InterfacePlace | undefined {
  const offset = firstWritten(doc.text, doc.lines.offsetAt(position));
  for (const part of ['inputSpec', 'outputSpec'] as const) {
    const spec = doc.nodeAt(['task_spec', sides[part]]);
    if (spec?.kind !== 'map') continue;
    const entry = spec.entries.find(({ key, value }) => key.start <= offset && offset <= value.end);
    if (entry) return { part, field: String(entry.key.value) };
  }
  return undefined;
}

function located(file: string | undefined, range: Location['range'] | undefined) {
  if (!range) return undefined;
  return file === undefined ? { range } : { path: file, range };
}
