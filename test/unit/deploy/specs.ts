/** A small set of specs that refer to each other, as files by name. */
export const specs: Readonly<Record<string, string>> = {
  'reader.skill.yaml': 'name: Careful reader\n',
  'read.project.yaml': `public_name: Read
public_description: Read a text and say whether it is good.
public_instructions: { $file: texts/instructions.html }
task_spec:
  input_spec:
    text: { type: string, required: true, max_length: 40 }
  output_spec:
    good: { type: string, required: true, allowed_values: ['yes', 'no'] }
  view_spec:
    type: tb
    config:
      view:
        type: view.list
        items:
          - { type: view.text, content: { type: data.input, path: text } }
          - type: field.radio-group
            data: { type: data.output, path: good }
            options:
              - { label: 'Yes', value: 'yes' }
              - { label: 'No', value: 'no' }
            validation: { type: condition.required }
assignments_issuing_type: AUTOMATED
`,
  'texts/instructions.html': '<p>Read.</p>\n',
  'read.training.yaml': `project_id: { $id: ./read.project.yaml }
private_name: Learn to read
training_tasks_in_task_suite_count: 2
task_suites_required_to_pass: 1
assignment_max_duration_seconds: 600
inherited_instructions: true
$tasks: { $file: data/training.tsv, kind: training }
`,
  'read.pool.yaml': `project_id: { $id: ./read.project.yaml }
private_name: Reading
may_contain_adult_content: false
will_expire: '2099-01-01T00:00:00'
reward_per_assignment: 0.02
assignment_max_duration_seconds: 600
auto_accept_solutions: true
defaults:
  default_overlap_for_new_task_suites: 2
  default_overlap_for_new_tasks: 2
mixer_config: { real_tasks_count: 2, golden_tasks_count: 0, training_tasks_count: 0, min_real_tasks_count: 1, force_last_assignment: true, force_last_assignment_delay_seconds: 1 }
quality_control:
  configs:
    - collector_config:
        type: ANSWER_COUNT
      rules:
        - conditions: [{ key: assignments_accepted_count, operator: GTE, value: 1 }]
          action: { type: SET_SKILL, parameters: { skill_id: { $id: ./reader.skill.yaml }, skill_value: 50 } }
$tasks:
  - { $file: data/main.tsv, kind: main }
`,
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
