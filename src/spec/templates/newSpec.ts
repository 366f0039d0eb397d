import type { Template } from './templates';

/** A file that is to be made; its path is one below the folder that was chosen. */
export interface NewFile {
  readonly path: string;
  readonly text: string;
}

/** A project with its instructions, a pool and tasks to try it with. The project's spec comes first. */
export function newProject(template: Template, name: string): readonly NewFile[] {
  const { title, description, instructions, tasks } = template;
  const project = [
    `public_name: ${title}`,
    `public_description: ${description}`,
    `public_instructions: { $file: ${scalar(`./${name}.instructions.html`)} }`,
    'assignments_issuing_type: AUTOMATED',
    'task_spec:',
    '  input_spec:',
    ...fieldLines(template.input),
    '  output_spec:',
    ...fieldLines(template.output),
    '  view_spec:',
    '    type: tb',
    '    config:',
    '      view:',
    '        type: view.list',
    '        items:',
    ...template.view.flatMap((component) => itemLines(component)),
  ];
  return [
    { path: `${name}.project.yaml`, text: textOf(project) },
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
  { pool }: Pick<Template, 'pool'> = usual,
): NewFile {
  const { seconds, reward, overlap, tasksOnPage, review } = pool;
  const lines = [
    `project_id: { $id: ${scalar(project)} }`,
    `private_name: ${scalar(name)}`,
    'may_contain_adult_content: false',
    "will_expire: '2099-12-31T00:00:00'",
    `reward_per_assignment: ${reward} # US dollars for a page`,
    `assignment_max_duration_seconds: ${seconds}`,
    ...(review === 'by-hand'
      ? ['auto_accept_solutions: false', 'auto_accept_period_day: 7 # to review answers in']
      : ['auto_accept_solutions: true']),
    'defaults:',
    `  default_overlap_for_new_tasks: ${overlap} # performers for each task`,
    `  default_overlap_for_new_task_suites: ${overlap}`,
    'mixer_config:',
    `  real_tasks_count: ${tasksOnPage} # tasks on a page`,
    '  golden_tasks_count: 0',
    '  training_tasks_count: 0',
    'filter:',
    '  and:',
    '    - { category: profile, key: languages, operator: IN, value: EN }',
    'quality_control:',
    '  configs:',
    '    # Whoever skips page after page looks for another project.',
    '    - collector_config: { type: SKIPPED_IN_ROW_ASSIGNMENTS }',
    '      rules:',
    '        - conditions: [{ key: skipped_in_row_count, operator: GTE, value: 5 }]',
    '          action: { type: RESTRICTION_V2, parameters: { scope: PROJECT, duration_unit: DAYS, duration: 1 } }',
    ...(tasks === undefined ? [] : ['$tasks:', `  - { $file: ${scalar(tasks)}, kind: main }`]),
  ];
  return { path: `${name}.pool.yaml`, text: textOf(lines) };
}

const usual: Pick<Template, 'pool'> = {
  pool: { seconds: 600, reward: 0.05, overlap: 3, tasksOnPage: 3, review: 'none' },
};

export function newTraining({ project, name }: NewPoolAbout): NewFile {
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

function fieldLines(fields: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(fields).map(([name, spec]) => `    ${name}: ${spec}`);
}

function itemLines(component: string): readonly string[] {
  return component
    .split('\n')
    .map((line, index) => `          ${index === 0 ? '- ' : '  '}${line}`);
}

/** As it is where YAML takes it for a text, also in braces; else in quotes. */
function scalar(text: string): string {
  const isPlain =
    /^[a-z.][\w./-]*$/i.test(text) && !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(text);
  return isPlain && !/^\.(?:\d|inf|nan)/i.test(text) ? text : JSON.stringify(text);
}

function textOf(lines: readonly string[]): string {
  return `${lines.join('\n')}\n`;
}
