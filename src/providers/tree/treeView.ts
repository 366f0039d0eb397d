import * as vscode from 'vscode';
import { timeOf } from './items/headings';
import type { RemoteNode } from './nodes';
import { Poller } from './poller';
import type { RemoteTree } from './remoteTree';

/** A tree on the screen, looked at again and again while it is visible. */
export interface ShownTree {
  readonly view: vscode.TreeView<RemoteNode>;
  readonly tree: RemoteTree;
  readonly poller: Poller;
  /** When something was selected in it last, in milliseconds. */
  readonly selectedAt: number;
  /** Says above the tree what has to be said now. */
  tell(): void;
  dispose(): void;
}

/** A load that takes longer can be called off. */
const noticeable = 400;

export function showTree(
  id: string,
  tree: RemoteTree,
  more: {
    /** What is to be said above the tree while everything is well. */
    readonly message?: () => string | undefined;
    readonly dragAndDrop?: vscode.TreeDragAndDropController<RemoteNode>;
  } = {},
): ShownTree {
  const view = vscode.window.createTreeView(id, {
    treeDataProvider: tree,
    showCollapseAll: true,
    canSelectMany: true,
    ...(more.dragAndDrop && { dragAndDropController: more.dragAndDrop }),
  });
  const tell = (): void => {
    const message = silenceText(tree.silentSince) ?? more.message?.() ?? '';
    if ((view.message ?? '') !== message) view.message = message;
  };
  const poller = new Poller(async (signal) => {
    const result = await tree.look(signal);
    tell();
    return result;
  });
  let selectedAt = 0;
  poller.setVisible(view.visible);
  const listening = vscode.Disposable.from(
    view,
    tree,
    poller,
    tree.onDidChangeTreeData(tell),
    followLoading(id, tree),
    view.onDidChangeVisibility(({ visible }) => poller.setVisible(visible)),
    view.onDidChangeSelection(() => (selectedAt = Date.now())),
    view.onDidCollapseElement(({ element }) => tree.folded(element)),
  );
  return {
    view,
    tree,
    poller,
    tell,
    get selectedAt() {
      return selectedAt;
    },
    dispose() {
      listening.dispose();
    },
  };
}

function silenceText(since: number | undefined): string | undefined {
  if (since === undefined) return undefined;
  return `The platform does not answer. What is shown is as of ${timeOf(since)}; it is asked again while you look.`;
}

/** Lets the view's title offer to stop a load that takes its time. */
function followLoading(id: string, tree: RemoteTree): vscode.Disposable {
  const key = `${id}.loading`;
  let timer: NodeJS.Timeout | undefined;
  let shown = false;
  const show = (loading: boolean): void => {
    if (loading === shown) return;
    shown = loading;
    void vscode.commands.executeCommand('setContext', key, loading);
  };
  const follow = (): void => {
    if (!tree.isLoading) {
      clearTimeout(timer);
      timer = undefined;
      show(false);
    } else {
      timer ??= setTimeout(() => show(tree.isLoading), noticeable);
    }
  };
  const listening = tree.onDidChangeLoading(follow);
  return new vscode.Disposable(() => {
    clearTimeout(timer);
    listening.dispose();
  });
}
