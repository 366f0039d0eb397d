import * as vscode from 'vscode';
import { fileWith } from './documents';

export const project = `public_name: Cats
public_description: Is it a cat?
public_instructions: { $file: ./how.html }
task_spec:
  input_spec:
    image: { type: url, required: true }
  output_spec:
    answer: { type: string, required: true, allowed_values: ['yes', 'no'] }
  view_spec:
    type: tb
    config:
      view:
        type: view.list
        items:
          - { type: view.image, url: { type: data.input, path: image } }
          - type: field.radio-group
            data: { type: data.output, path: answer }
            options:
              - { value: 'yes', label: 'Yes' }
              - { value: 'no', label: 'No' }
            validation: { type: condition.required }
assignments_issuing_type: AUTOMATED
`;

export const pool = `project_id: { $id: ./cats.project.yaml }
private_name: First cats
may_contain_adult_content: true
will_expire: '2099-12-31T00:00:00'
reward_per_assignment: 0.02
assignment_max_duration_seconds: 375
auto_accept_solutions: true
defaults:
  default_overlap_for_new_tasks: 3
  default_overlap_for_new_task_suites: 3
mixer_config: { real_tasks_count: 2, golden_tasks_count: 0, training_tasks_count: 0 }
$tasks:
  - { $file: ./cats.tsv, kind: main }
`;

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
