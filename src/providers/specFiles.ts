import * as vscode from 'vscode';
import { specKindOf } from '../spec/document/kind';
import type { SpecFormat, SpecKind } from '../spec';

/** Which files are specs, as the editor's own pattern languages say it. */

const kinds: readonly SpecKind[] = ['project', 'pool', 'training', 'skill', 'pipeline'];
const endings: Readonly<Record<SpecFormat, readonly string[]>> = {
  yaml: ['yaml', 'yml'],
  json: ['json'],
};

/** A glob over file names in any folder: `*.{project,pool}.{yaml,yml,json}`. */
export function specGlob(of: readonly SpecKind[] = kinds): string {
  return `**/*.{${of.join(',')}}.{${Object.values(endings).flat().join(',')}}`;
}

/** YAML specs stay in VS Code's `yaml` language, so files are matched by name, not by language. */
export const specSelector: vscode.DocumentSelector = [{ scheme: 'file', pattern: specGlob() }];

/** Specs, and what may hold the interface of one. */
export const treeSelector: vscode.DocumentSelector = [
  { scheme: 'file', pattern: `**/*.{${Object.values(endings).flat().join(',')}}` },
];

/** Specs in one notation. */
export function formatSelector(format: SpecFormat): vscode.DocumentSelector {
  // A group of one alternative is no group.
  const names = endings[format].map((ending) => `**/*.{${kinds.join(',')}}.${ending}`);
  return names.map((pattern) => ({ scheme: 'file', pattern }));
}

/** Endings of files that specs may name: tasks files, interfaces, texts, markup, styles, scripts. */
const namedEndings =
  'yaml,yml,json,jsonl,ndjson,tsv,csv,html,htm,hbs,handlebars,md,txt,css,js'.split(',');

/** Specs, and files that specs may name. */
export const namedSelector: vscode.DocumentSelector = [
  { scheme: 'file', pattern: `**/*.{${namedEndings.join(',')}}` },
];

/** Whether a spec may name a file, by its ending. */
export function mayBeNamed({ scheme, path }: vscode.Uri): boolean {
  return scheme === 'file' && namedEndings.includes(path.split('.').at(-1)?.toLowerCase() ?? '');
}

export function specOf(uri: vscode.Uri): { kind: SpecKind; format: SpecFormat } | undefined {
  return uri.scheme === 'file' ? specKindOf(uri.path) : undefined;
}

const leftOut = '**/{node_modules,.crowdsmith}/**';

/** Whether the open folders hold any spec. */
export async function hasSpecs(): Promise<boolean> {
  return (await vscode.workspace.findFiles(specGlob(), leftOut, 1)).length > 0;
}

/** Specs of the open folders, by path; what a run or an installation has written is left out. */
export async function findSpecs(of: readonly SpecKind[] = kinds): Promise<readonly vscode.Uri[]> {
  const found = await vscode.workspace.findFiles(specGlob(of), leftOut, 1_000);
  return [...found].sort((a, b) => a.path.localeCompare(b.path));
}

/** The folder that file references of this spec may not leave: the workspace folder, else its own. */
export function rootOf(uri: vscode.Uri): string {
  const folder = vscode.workspace.getWorkspaceFolder(uri);
  return folder?.uri.fsPath ?? vscode.Uri.joinPath(uri, '..').fsPath;
}
