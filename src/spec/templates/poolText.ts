import { scalar, textOf } from './pieces';

export interface PoolFigures {
  /** Time for a page. */
  readonly seconds: number;
  /** US dollars for a page. */
  readonly reward: number;
  /** How many performers do each task. */
  readonly overlap: number;
  readonly tasksOnPage: number;
  /** Who looks at answers before they are paid. */
  readonly review: 'none' | 'by-hand' | 'by-pipeline';
}

/** What a pool says, in pieces of YAML. */
export interface PoolText extends PoolFigures {
  /** By its path from the pool. */
  readonly project: string;
  readonly name: string;
  /** As filters call it. `EN` when left out. */
  readonly language?: string;
  /** A page takes what there is, where tasks come in numbers that fill none. */
  readonly lastPage?: 'any-size';
  /** What else is asked of performers, and which rules besides the usual one; lines of `quality_control`. */
  readonly requirement?: readonly string[];
  readonly rules?: readonly string[];
  /** What is below the rules. */
  readonly tasks?: readonly string[];
}

export function poolText(pool: PoolText): string {
  const { project, name, seconds, reward, overlap, tasksOnPage, language = 'EN' } = pool;
  return textOf([
    `project_id: { $id: ${scalar(project)} }`,
    `private_name: ${scalar(name)}`,
    'may_contain_adult_content: false',
    "will_expire: '2099-12-31T00:00:00'",
    `reward_per_assignment: ${reward} # US dollars for a page`,
    `assignment_max_duration_seconds: ${seconds}`,
    ...acceptance[pool.review],
    'defaults:',
    `  default_overlap_for_new_tasks: ${overlap} # performers for each task`,
    `  default_overlap_for_new_task_suites: ${overlap}`,
    'mixer_config:',
    `  real_tasks_count: ${tasksOnPage} # tasks on a page`,
    '  golden_tasks_count: 0',
    '  training_tasks_count: 0',
    ...(pool.lastPage === undefined ? [] : anySize),
    'filter:',
    '  and:',
    `    - { category: profile, key: languages, operator: IN, value: ${scalar(language)} }`,
    'quality_control:',
    ...(pool.requirement ?? []),
    '  configs:',
    '    # Whoever skips page after page looks for another project.',
    '    - collector_config: { type: SKIPPED_IN_ROW_ASSIGNMENTS }',
    '      rules:',
    '        - conditions: [{ key: skipped_in_row_count, operator: GTE, value: 5 }]',
    '          action: { type: RESTRICTION_V2, parameters: { scope: PROJECT, duration_unit: DAYS, duration: 1 } }',
    ...(pool.rules ?? []),
    ...(pool.tasks ?? []),
  ]);
}

const acceptance: Readonly<Record<PoolFigures['review'], readonly string[]>> = {
  none: ['auto_accept_solutions: true'],
  'by-hand': ['auto_accept_solutions: false', 'auto_accept_period_day: 7 # to review answers in'],
  'by-pipeline': [
    'auto_accept_solutions: false # the run pays for what others found good',
    'auto_accept_period_day: 21 # then the platform pays by itself',
  ],
};

const anySize = [
  '  # The last page is rarely full: without these lines its tasks would never be shown.',
  '  min_real_tasks_count: 1',
  '  force_last_assignment: true',
  '  force_last_assignment_delay_seconds: 10',
];
