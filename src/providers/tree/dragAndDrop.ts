import * as vscode from 'vscode';
import type { Services } from '../services';
import { isRemoteNode, type RemoteNode } from './nodes';

const ownType = 'application/vnd.code.tree.crowdsmith.projects';
const filesType = 'text/uri-list';

/** What a drop means: the commands ask about money and everything else themselves. */
interface Drop {
  readonly command: 'crowdsmith.uploadTasks' | 'crowdsmith.clonePool';
  readonly nodes: readonly RemoteNode[];
  readonly what:
    | { readonly files: readonly vscode.Uri[] }
    | { readonly project: { readonly id: string; readonly name: string } };
}

/** Tasks files dropped onto a pool or training are uploaded; a pool dropped onto a project is cloned into it. */
export class DragAndDrop implements vscode.TreeDragAndDropController<RemoteNode> {
  readonly dragMimeTypes = [filesType];
  readonly dropMimeTypes = [filesType, ownType];

  constructor(private readonly services: Pick<Services, 'ask' | 'log' | 'links'>) {}

  /** Pools can be dropped elsewhere in the tree; what has a spec gives its file to editors. */
  handleDrag(source: readonly RemoteNode[], data: vscode.DataTransfer): void {
    data.set(ownType, new vscode.DataTransferItem(source));
    const specs = source.flatMap((node) => {
      const spec = 'pool' in node ? this.services.links.specOf(node.pool.id) : undefined;
      return spec === undefined ? [] : [spec.toString()];
    });
    if (specs.length > 0) data.set(filesType, new vscode.DataTransferItem(specs.join('\r\n')));
  }

  async handleDrop(target: RemoteNode | undefined, data: vscode.DataTransfer): Promise<void> {
    const drop = await dropOf(target, data);
    if (typeof drop === 'string') {
      void this.services.ask.tell('warning', drop);
      return;
    }
    const { command, nodes, what } = drop;
    await vscode.commands.executeCommand(command, nodes[0], nodes, what);
  }
}

/** What is to be done, or why nothing is. */
async function dropOf(
  target: RemoteNode | undefined,
  data: vscode.DataTransfer,
): Promise<Drop | string> {
  const nodes = draggedNodes(data);
  if (nodes.length > 0) return cloneOf(nodes, target);
  const files = await draggedFiles(data);
  if (target?.kind !== 'pool' && target?.kind !== 'training') {
    return 'Tasks files are dropped onto the pool or training that should have them.';
  }
  const tasks = files.filter(({ path }) => /\.(tsv|csv|jsonl|ndjson|json)$/i.test(path));
  if (tasks.length === 0) return 'A tasks file is a TSV, CSV, JSON or JSON Lines file.';
  return { command: 'crowdsmith.uploadTasks', nodes: [target], what: { files: tasks } };
}

function cloneOf(nodes: readonly RemoteNode[], target: RemoteNode | undefined): Drop | string {
  const pools = nodes.filter(({ kind }) => kind === 'pool');
  if (pools.length === 0) return 'Only pools can be dropped onto a project.';
  if (target?.kind !== 'project') return 'A pool is cloned by dropping it onto a project.';
  const { id, public_name: name } = target.project;
  return { command: 'crowdsmith.clonePool', nodes: pools, what: { project: { id, name } } };
}

function draggedNodes(data: vscode.DataTransfer): readonly RemoteNode[] {
  const value: unknown = data.get(ownType)?.value;
  return Array.isArray(value) ? value.filter(isRemoteNode) : [];
}

async function draggedFiles(data: vscode.DataTransfer): Promise<readonly vscode.Uri[]> {
  const list = (await data.get(filesType)?.asString()) ?? '';
  return list
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => vscode.Uri.parse(line));
}
