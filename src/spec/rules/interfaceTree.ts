import { embeddedJson } from '../document/embeddedJson';
import { stringOf, valueAt, type MapNode, type SpecNode } from '../document/node';
import { parseJson } from '../document/parseJson';
import { parseYaml } from '../document/parseYaml';
import type { SpecDocument } from '../document/specDocument';
import { authoringForm } from '../references/references';
import { LineIndex } from '../text/position';
import type { Outside } from '../validate/diagnostic';
import type { Span } from '../validate/report';

/** The Template Builder config of a project, wherever it is written. */
export interface InterfaceTree {
  readonly root: SpecNode;
  /** Where to underline a node, and what to say before the message when it stands in another file. */
  place(node: SpecNode): { readonly span: Span; readonly prefix: string };
}

/** Undefined when the project has no Template Builder config, or it cannot be read. */
export function interfaceTree(doc: SpecDocument, outside: Outside): InterfaceTree | undefined {
  const view = doc.kind === 'project' ? doc.nodeAt(['task_spec', 'view_spec']) : undefined;
  const config = valueAt(view, 'config');
  if (!config || stringOf(valueAt(view, 'type')) !== 'tb') return undefined;
  const form = authoringForm(config);
  if (form?.form === '$file') return treeOfFile(form.path, form.at, outside);
  const root = config.kind === 'scalar' ? embeddedJson(doc.text, config).root : config;
  return root && { root, place: (node) => ({ span: node, prefix: '' }) };
}

function treeOfFile(path: string, at: SpecNode, outside: Outside): InterfaceTree | undefined {
  const file = outside.file?.(path);
  if (file?.state !== 'found') return undefined;
  const { root, lines } = parsedFile(path, file.text);
  const line = (node: SpecNode) => lines.positionAt(node.start).line + 1;
  return root && { root, place: (node) => ({ span: at, prefix: `${path}, line ${line(node)}: ` }) };
}

/** Every rule asks for the interface: the file that was read last is not parsed again. */
let last: { readonly path: string; readonly text: string; readonly parsed: ParsedFile } | undefined;

interface ParsedFile {
  readonly root: SpecNode | undefined;
  readonly lines: LineIndex;
}

function parsedFile(path: string, text: string): ParsedFile {
  if (last?.path !== path || last.text !== text) {
    const { root } = path.endsWith('.json') ? parseJson(text) : parseYaml(text);
    last = { path, text, parsed: { root, lines: new LineIndex(text) } };
  }
  return last.parsed;
}

/** Every object with a `type`, outermost first. */
export function componentsIn(root: SpecNode): readonly MapNode[] {
  const known = componentLists.get(root);
  if (known) return known;
  const found: MapNode[] = [];
  collect(root, found, new Set());
  componentLists.set(root, found);
  return found;
}

/** Several rules ask for the same list; trees never change. */
const componentLists = new WeakMap<SpecNode, readonly MapNode[]>();

function collect(node: SpecNode, found: MapNode[], seen: Set<SpecNode>): void {
  if (node.kind === 'scalar' || seen.has(node)) return;
  seen.add(node);
  if (node.kind === 'list') {
    for (const item of node.items) collect(item, found, seen);
    return;
  }
  if (stringOf(valueAt(node, 'type')) !== undefined) found.push(node);
  for (const { value } of node.entries) collect(value, found, seen);
}
