import { scalar, textOf } from './pieces';
import { poolText, type PoolFigures } from './poolText';
import { projectText } from './projectText';
import type { Template } from './templates';

/** A file that is to be made; its path is one below the folder that was chosen. */
export interface NewFile {
  readonly path: string;
  readonly text: string;
}

/** A project with its instructions, a pool and tasks to try it with. The project's spec comes first. */
export function newProject(template: Template, name: string): readonly NewFile[] {
  const { instructions, tasks } = template;
  return [
    {
      path: `${name}.project.yaml`,
      text: projectText(template, scalar(`./${name}.instructions.html`)),
    },
    { path: `${name}.instructions.html`, text: textOf(instructions) },
    newPool({ project: `./${name}.project.yaml`, name, tasks: `./${name}.tasks.tsv` }, template),
    { path: `${name}.tasks.tsv`, text: textOf(tasks) },
  ];
}

/** What pools, trainings and their tasks refer to, by paths from where they are. */
export interface NewPoolAbout {
  readonly project: string;
  readonly name: string;
  readonly tasks?: string;
}

/** As a template has it, else with usual figures. */
export function newPool(
  { project, name, tasks }: NewPoolAbout,
  { pool }: { readonly pool: PoolFigures } = usual,
): NewFile {
  const lines =
    tasks === undefined ? [] : ['$tasks:', `  - { $file: ${scalar(tasks)}, kind: main }`];
  return { path: `${name}.pool.yaml`, text: poolText({ ...pool, project, name, tasks: lines }) };
}

const usual: Pick<Template, 'pool'> = {
  pool: { seconds: 600, reward: 0.05, overlap: 3, tasksOnPage: 3, review: 'none' },
};

export function newTraining({ project, name }: Omit<NewPoolAbout, 'tasks'>): NewFile {
  const lines = [
    `project_id: { $id: ${scalar(project)} }`,
    `private_name: ${scalar(name)}`,
    'assignment_max_duration_seconds: 600',
    'mix_tasks_in_creation_order: true',
    'shuffle_tasks_in_task_suite: true',
    'training_tasks_in_task_suite_count: 5',
    'task_suites_required_to_pass: 1',
    'retry_training_after_days: 1',
    'inherited_instructions: true',
  ];
  return { path: `${name}.training.yaml`, text: textOf(lines) };
}

export function newSkill(name: string): NewFile {
  const lines = [`name: ${scalar(name)}`, 'hidden: true', 'skill_ttl_hours: 720 # a month'];
  return { path: `${name}.skill.yaml`, text: textOf(lines) };
}
