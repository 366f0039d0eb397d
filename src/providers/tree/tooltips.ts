import type { CloseReason, Pool, Project, Skill, Training } from '../../spec/model';

/** Markdown for the tree's hovers: everything at a glance. Texts of the platform are escaped. */

type Row = readonly [label: string, value: string | number | undefined];

export function projectTooltip(project: Project): string {
  const spec = project.task_spec;
  return sheet(project.public_name, [
    ['Id', project.id],
    ['Status', wordOf(project.status)],
    ['Interface', spec.view_spec?.type === 'tb' ? 'Template Builder' : 'Classic'],
    ['Input fields', Object.keys(spec.input_spec).join(', ')],
    ['Output fields', Object.keys(spec.output_spec).join(', ')],
    ['Created', dateOf(project.created)],
    ['Comment', project.private_comment],
  ]);
}

export function poolTooltip(pool: Pool, percent: number | undefined): string {
  const mixer = pool.mixer_config;
  return sheet(pool.private_name, [
    ['Id', pool.id],
    ['Status', stateOf(pool)],
    ['Done', percent === undefined ? undefined : `${percent} %`],
    ['Reward', `$${pool.reward_per_assignment} per task suite`],
    ['Overlap', pool.defaults.default_overlap_for_new_task_suites],
    [
      'Task suite',
      mixer &&
        `${mixer.real_tasks_count} main, ${mixer.golden_tasks_count} golden, ${mixer.training_tasks_count} training`,
    ],
    ['Time for a suite', seconds(pool.assignment_max_duration_seconds)],
    ['Accepts by itself', pool.auto_accept_solutions === false ? 'no' : 'yes'],
    ['Quality rules', pool.quality_control?.configs?.length],
    ['Expires', dateOf(pool.will_expire)],
    ['Last opened', dateOf(pool.last_started)],
    ['Last closed', dateOf(pool.last_stopped)],
    ['Comment', pool.private_comment],
  ]);
}

export function trainingTooltip(training: Training): string {
  return sheet(training.private_name, [
    ['Id', training.id],
    ['Status', stateOf(training)],
    ['Tasks in a suite', training.training_tasks_in_task_suite_count],
    ['Suites to pass', training.task_suites_required_to_pass],
    [
      'Again after',
      training.retry_training_after_days && `${training.retry_training_after_days} days`,
    ],
    ['Last opened', dateOf(training.last_started)],
    ['Last closed', dateOf(training.last_stopped)],
    ['Comment', training.private_comment],
  ]);
}

export function skillTooltip(skill: Skill): string {
  return sheet(skill.name, [
    ['Id', skill.id],
    ['Shown to performers', skill.hidden === false ? 'yes' : 'no'],
    ['Lives', skill.skill_ttl_hours && `${skill.skill_ttl_hours} hours`],
    ['Made by a training', skill.training === true ? 'yes' : undefined],
    ['Created', dateOf(skill.created)],
    ['Comment', skill.private_comment],
  ]);
}

/** `Open`, or `Closed: everything is done`. */
export function stateOf(of: Pick<Pool, 'status' | 'last_close_reason'>): string {
  const status = wordOf(of.status) ?? 'Unknown';
  if (of.status !== 'CLOSED' || of.last_close_reason === undefined) return status;
  return `${status}: ${closeReasonText(of.last_close_reason)}`;
}

const closeReasons: Readonly<Record<CloseReason, string>> = {
  MANUAL: 'closed by hand',
  EXPIRED: 'its time is over',
  COMPLETED: 'everything is done',
  NOT_ENOUGH_BALANCE: 'the balance is too small',
  ASSIGNMENTS_LIMIT_EXCEEDED: 'the limit of assignments is reached',
  BLOCKED: 'blocked by the platform',
  FOR_UPDATE: 'closed to be updated',
};

/** Why a pool closed, in words; a reason we do not know is shown as the platform says it. */
export function closeReasonText(reason: CloseReason): string {
  const known: Readonly<Partial<Record<string, string>>> = closeReasons;
  return known[reason] ?? reason;
}

function sheet(title: string, rows: readonly Row[]): string {
  const lines = rows
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([label, value]) => `| ${label} | ${escaped(String(value))} |`);
  return [`**${escaped(title)}**`, '', '| | |', '|---|---|', ...lines].join('\n');
}

/** Makes text harmless in Markdown: what performers and platforms wrote must not become links. */
function escaped(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+\-!|<>~&]/g, '\\$&').replace(/\s*\n\s*/g, ' ');
}

function wordOf(status: string | undefined): string | undefined {
  return status && status.charAt(0) + status.slice(1).toLowerCase();
}

function dateOf(date: string | undefined): string | undefined {
  return date && `${date.slice(0, 16).replace('T', ' ')} UTC`;
}

function seconds(count: number): string {
  if (count < 120) return `${count} s`;
  return count < 7_200 ? `${Math.round(count / 60)} min` : `${Math.round(count / 360) / 10} h`;
}
