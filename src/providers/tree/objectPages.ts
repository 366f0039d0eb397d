import * as vscode from 'vscode';
import { scheme as itemScheme } from './decorations';
import { objectOf, type RemoteNode } from './nodes';

const scheme = 'crowdsmith-object';

/** Kept for their tabs; the oldest is let go of when there are more. */
const mostPages = 50;

export interface ObjectPages {
  /** Opens all that the platform told of a node, as JSON that cannot be edited. */
  show(node: RemoteNode): Promise<void>;
}

/** `find` gives the node on show of a kind and an id. */
export function registerObjectPages(
  context: vscode.ExtensionContext,
  find: (kind: string, id: string) => RemoteNode | undefined,
): ObjectPages {
  const texts = new Map<string, string>();
  const changed = new vscode.EventEmitter<vscode.Uri>();
  context.subscriptions.push(
    changed,
    vscode.workspace.registerTextDocumentContentProvider(scheme, {
      onDidChange: changed.event,
      provideTextDocumentContent: ({ path }) =>
        texts.get(path) ?? '// No longer known. Open it from the tree again.\n',
    }),
    // What is dragged from a tree into an editor.
    vscode.workspace.registerTextDocumentContentProvider(itemScheme, {
      provideTextDocumentContent({ path }) {
        const [, kind = '', id = ''] = path.split('/');
        const node = find(kind, id);
        return node === undefined ? '' : textOf(node);
      },
    }),
  );
  return {
    async show(node) {
      const object = objectOf(node);
      if (object === undefined) return;
      const path = `/${node.kind} ${object.id}.json`;
      texts.delete(path);
      texts.set(path, textOf(node));
      const [oldest] = texts.keys();
      if (texts.size > mostPages && oldest !== undefined) texts.delete(oldest);
      const uri = vscode.Uri.from({ scheme, path });
      changed.fire(uri);
      await vscode.window.showTextDocument(uri, { preview: true });
    },
  };
}

function textOf(node: RemoteNode): string {
  return `${JSON.stringify(objectOf(node), undefined, 2)}\n`;
}
