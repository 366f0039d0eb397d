import type { Remote } from '../../api';
import type { Pool, Project, Skill, Training } from '../../spec/model';
import type { DriftState } from '../../deploy/compare';
import { sheet } from './sheet';
import { capitalized, dateOf, dollars, seconds, stateOf } from './words';

/** Hovers of projects, pools, trainings and skills: everything at a glance. */

export function projectTooltip(project: Project, drift?: DriftState): string {
  const spec = project.task_spec;
  return sheet(project.public_name, [
    ['Id', project.id],
    ['Status', capitalized(project.status)],
    ['Spec', driftText(drift)],
    ['Interface', spec.view_spec?.type === 'tb' ? 'Template Builder' : 'Classic'],
    ['Input fields', Object.keys(spec.input_spec).join(', ')],
    ['Output fields', Object.keys(spec.output_spec).join(', ')],
    ['Quality rules', project.quality_control?.configs?.length],
    ['Created', dateOf(project.created)],
    ['Comment', project.private_comment],
  ]);
}

/** What is known of a pool besides the pool. */
interface PoolNews {
  readonly percent?: number | undefined;
  /** US dollars. */
  readonly cost?: number | undefined;
  readonly drift?: DriftState | undefined;
}

export function poolTooltip(pool: Pool, { percent, cost, drift }: PoolNews = {}): string {
  const mixer = pool.mixer_config;
  return sheet(pool.private_name, [
    ['Id', pool.id],
    ['Status', stateOf(pool)],
    ['Spec', driftText(drift)],
    ['Done', percent === undefined ? undefined : `${percent} %`],
    ['Can still cost', cost === undefined ? undefined : `about ${dollars(cost)}, fee included`],
    ['Reward', `$${pool.reward_per_assignment} per task suite`],
    ['Overlap', pool.defaults.default_overlap_for_new_task_suites],
    [
      'Task suite',
      mixer === undefined
        ? 'laid out by hand'
        : `${mixer.real_tasks_count} main, ${mixer.golden_tasks_count} golden, ${mixer.training_tasks_count} training`,
    ],
    ['Time for a suite', seconds(pool.assignment_max_duration_seconds)],
    ['Accepts by itself', pool.auto_accept_solutions === false ? 'no' : 'yes'],
    ['Quality rules', pool.quality_control?.configs?.length],
    ['Training', pool.quality_control?.training_requirement?.training_pool_id],
    ['Priority', pool.priority],
    ['Expires', dateOf(pool.will_expire)],
    ['Last opened', dateOf(pool.last_started)],
    ['Last closed', dateOf(pool.last_stopped)],
    ['Comment', pool.private_comment],
  ]);
}

export function trainingTooltip(training: Remote<Training>, drift?: DriftState): string {
  return sheet(training.private_name, [
    ['Id', training.id],
    ['Status', stateOf(training)],
    ['Spec', driftText(drift)],
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

export function skillTooltip(skill: Skill, drift?: DriftState): string {
  return sheet(skill.name, [
    ['Id', skill.id],
    ['Spec', driftText(drift)],
    ['Shown to performers', skill.hidden === false ? 'yes' : 'no'],
    ['Lives', skill.skill_ttl_hours && `${skill.skill_ttl_hours} hours`],
    ['Made by a training', skill.training === true ? 'yes' : undefined],
    ['Created', dateOf(skill.created)],
    ['Comment', skill.private_comment],
  ]);
}

const drifts: Readonly<Record<DriftState, string | undefined>> = {
  'in-sync': 'as on the platform',
  'local-changed': 'changed here since it was sent',
  'remote-changed': 'changed on the platform since it was sent',
  'both-changed': 'changed here and on the platform',
  missing: 'its object is no longer on the platform',
  'not-deployed': undefined,
};

export function driftText(drift: DriftState | undefined): string | undefined {
  return drift && drifts[drift];
}
