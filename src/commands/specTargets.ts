import * as vscode from 'vscode';
import type { Services } from '../providers/services';
import { findSpecs, specOf } from '../providers/specFiles';
import type { SpecKind } from '../spec';
import { activeFirst, fileNameOf } from './targets';

/**
 * The spec a command is about: the file it was called on, else the active editor's, else one that
 * a quick pick of the workspace's specs gives. Unsaved changes are saved first: commands read files.
 */
export async function specTarget(
  services: Services,
  argument: unknown,
  wanted: {
    readonly kinds: readonly SpecKind[];
    readonly title: string;
    readonly placeholder: string;
    /** Whether the active editor's spec is meant without asking. */
    readonly active: 'taken' | 'offered';
    /** Default: what the command reads is saved first. */
    readonly saving?: 'not-needed';
  },
): Promise<vscode.Uri | undefined> {
  const isWanted = (uri: vscode.Uri): boolean => {
    const kind = specOf(uri)?.kind;
    return kind !== undefined && wanted.kinds.includes(kind);
  };
  const ready = (uri: vscode.Uri): Promise<vscode.Uri> =>
    wanted.saving === 'not-needed' ? Promise.resolve(uri) : saved(uri);
  const given = uriOf(argument);
  if (given !== undefined && isWanted(given)) return ready(given);
  const active = vscode.window.activeTextEditor?.document.uri;
  if (wanted.active === 'taken' && active !== undefined && isWanted(active)) return ready(active);
  const specs = await findSpecs(wanted.kinds);
  if (specs.length === 0) throw new Error(noSpecs(wanted.kinds));
  const choices = activeFirst(specs).map((spec) => ({
    label: fileNameOf(spec),
    description: vscode.workspace.asRelativePath(vscode.Uri.joinPath(spec, '..')),
    value: spec,
  }));
  const chosen = await services.ask.pick(choices, wanted);
  return chosen && ready(chosen);
}

/** Menus hand over a Uri, our runs carry the path of their spec. */
export function uriOf(argument: unknown): vscode.Uri | undefined {
  if (argument instanceof vscode.Uri) return argument;
  if (typeof argument !== 'object' || argument === null || !('specPath' in argument)) {
    return undefined;
  }
  return typeof argument.specPath === 'string' ? vscode.Uri.file(argument.specPath) : undefined;
}

async function saved(uri: vscode.Uri): Promise<vscode.Uri> {
  const folder = vscode.workspace.getWorkspaceFolder(uri);
  const dirty = vscode.workspace.textDocuments.filter(
    ({ isDirty, uri: other }) =>
      isDirty && vscode.workspace.getWorkspaceFolder(other)?.index === folder?.index,
  );
  // A spec is resolved together with what it refers to, so those files are saved as well.
  for (const document of dirty) {
    if (!(await document.save()))
      throw new Error(`${fileNameOf(document.uri)} could not be saved.`);
  }
  return uri;
}

function noSpecs(kinds: readonly SpecKind[]): string {
  const names = kinds.map((kind) => `*.${kind}.yaml`).join(', ');
  return `This workspace has no spec of that kind. Such a file is named ${names}.`;
}
