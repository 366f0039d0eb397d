import { embeddedJson } from '../document/embeddedJson';
import { Gathered } from '../document/gathered';
import { stringOf, valueAt, type SpecNode } from '../document/node';
import type { SpecDocument } from '../document/specDocument';
import { interfaceFile } from '../references/interfaceFile';
import type { ReferencedTree } from '../references/referencedFile';
import { authoringForm } from '../references/references';
import type { Outside } from '../validate/diagnostic';
import type { Span } from '../validate/report';

/** The Template Builder config of a project, wherever it is written. */
export interface InterfaceTree {
  readonly root: SpecNode;
  /** Where to underline a node: in the project, or in the file that holds the interface. */
  place(node: SpecNode): Span;
}

/** Undefined when the project has no Template Builder config, or it cannot be read. */
export function interfaceTree(doc: SpecDocument, outside: Outside): InterfaceTree | undefined {
  const view = doc.kind === 'project' ? doc.nodeAt(['task_spec', 'view_spec']) : undefined;
  const config = valueAt(view, 'config');
  if (!config || stringOf(valueAt(view, 'type')) !== 'tb') return undefined;
  if (authoringForm(config)?.form === '$file') return treeOfFile(interfaceFile(doc, outside));
  const root = config.kind === 'scalar' ? embeddedJson(doc.text, config).root : config;
  return root && { root, place: (node) => node };
}

function treeOfFile(file: ReferencedTree | undefined): InterfaceTree | undefined {
  if (!file?.root) return undefined;
  const { root } = file;
  return { root, place: ({ start, end }) => ({ start, end, file }) };
}

const typed = (type: string): Gathered =>
  new Gathered((map) => stringOf(valueAt(map, 'type')) === type);

/** What reads and writes data, anywhere in a config, drawn or not. */
export const dataSources = {
  'data.input': typed('data.input'),
  'data.output': typed('data.output'),
} as const;
