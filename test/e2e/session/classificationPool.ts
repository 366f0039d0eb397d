/** A small pool of the example's classification project: 8 texts, each for as many performers as asked. */
export const classificationPool = (name: string, overlap: number): string =>
  `project_id: { $id: ./classification.project.yaml }
private_name: ${name}
may_contain_adult_content: false
will_expire: '2099-12-31T00:00:00'
reward_per_assignment: 0.01
assignment_max_duration_seconds: 600
auto_accept_solutions: true
defaults:
  default_overlap_for_new_task_suites: ${overlap}
  default_overlap_for_new_tasks: ${overlap}
mixer_config:
  real_tasks_count: 4
  golden_tasks_count: 0
  training_tasks_count: 0
$tasks:
  - { $file: ./data/texts.tsv, kind: main, sample: 8, seed: 3 }
`;
