import { questionProject, smallPool } from '../../support/questionSpecs';

/** A small set of specs that refer to each other, as files by name. */
export const specs: Readonly<Record<string, string>> = {
  'reader.skill.yaml': 'name: Careful reader\n',
  'read.project.yaml': questionProject({
    name: 'Read',
    description: 'Read a text and say whether it is good.',
    instructions: 'texts/instructions.html',
    input: ['text', '{ type: string, required: true, max_length: 40 }'],
    shown: '{ type: view.text, content: { type: data.input, path: text } }',
    output: 'good',
  }),
  'texts/instructions.html': '<p>Read.</p>\n',
  'read.training.yaml': `project_id: { $id: ./read.project.yaml }
private_name: Learn to read
training_tasks_in_task_suite_count: 2
task_suites_required_to_pass: 1
assignment_max_duration_seconds: 600
inherited_instructions: true
$tasks: { $file: data/training.tsv, kind: training }
`,
  'read.pool.yaml': smallPool({
    project: './read.project.yaml',
    name: 'Reading',
    seconds: 600,
    overlap: 2,
    mixer:
      '{ real_tasks_count: 2, golden_tasks_count: 0, training_tasks_count: 0, min_real_tasks_count: 1, force_last_assignment: true, force_last_assignment_delay_seconds: 1 }',
    more: `quality_control:
  configs:
    - collector_config:
        type: ANSWER_COUNT
      rules:
        - conditions: [{ key: assignments_accepted_count, operator: GTE, value: 1 }]
          action: { type: SET_SKILL, parameters: { skill_id: { $id: ./reader.skill.yaml }, skill_value: 50 } }
$tasks:
  - { $file: data/main.tsv, kind: main }
`,
  }),
  'data/main.tsv': 'INPUT:text\nalpha\nbeta\nbeta\ngamma\n',
  'data/training.tsv':
    'INPUT:text\tGOLDEN:good\tHINT:text\none\tyes\tIt is good\ntwo\tno\tIt is not\n',
};

export const specPaths = [
  'read.pool.yaml',
  'read.training.yaml',
  'read.project.yaml',
  'reader.skill.yaml',
];
