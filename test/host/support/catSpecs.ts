import * as vscode from 'vscode';
import { questionProject, smallPool } from '../../support/questionSpecs';
import { fileWith } from './documents';

export const project = questionProject({
  name: 'Cats',
  description: 'Is it a cat?',
  instructions: './how.html',
  input: ['image', '{ type: url, required: true }'],
  shown: '{ type: view.image, url: { type: data.input, path: image } }',
  output: 'answer',
});

export const pool = smallPool({
  project: './cats.project.yaml',
  name: 'First cats',
  seconds: 375,
  overlap: 3,
  mixer: '{ real_tasks_count: 2, golden_tasks_count: 0, training_tasks_count: 0 }',
  more: '$tasks:\n  - { $file: ./cats.tsv, kind: main }\n',
});

export const tasks = 'INPUT:image\nhttps://example.com/1.jpg\nhttps://example.com/2.jpg\n';

interface CatFiles {
  readonly project: vscode.Uri;
  readonly pool: vscode.Uri;
  readonly tasks: vscode.Uri;
}

/** A small project with its pool, instructions and tasks, in a folder of the test's own. */
export async function catFilesIn(folder: string): Promise<CatFiles> {
  await fileWith(`${folder}/how.html`, '<p>A cat purrs.</p>\n');
  return {
    tasks: await fileWith(`${folder}/cats.tsv`, tasks),
    pool: await fileWith(`${folder}/cats.pool.yaml`, pool),
    project: await fileWith(`${folder}/cats.project.yaml`, project),
  };
}

/** The same with the project in an editor. */
export async function catsIn(
  folder: string,
): Promise<Omit<CatFiles, 'project'> & { readonly project: vscode.TextEditor }> {
  const files = await catFilesIn(folder);
  return { ...files, project: await vscode.window.showTextDocument(files.project) };
}
