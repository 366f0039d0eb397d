import type * as vscode from 'vscode';
import type { Pool, Training } from '../../../spec/model';
import type { ItemState } from '../decorations';
import type { ItemFacts } from '../facts';
import type { PoolNode, ProjectNode, SkillNode, TrainingNode } from '../nodes';
import { closeReasonText, stateOf, statusWord } from '../words';
import { faded, icon, itemOf, withWords } from './item';

/** Items of what specs describe: projects, pools, trainings, skills. */

export function projectItem(node: ProjectNode, facts: ItemFacts): vscode.TreeItem {
  const { project } = node;
  const archived = project.status === 'ARCHIVED';
  return itemOf(node, {
    label: project.public_name,
    icon: archived ? icon('archive', faded) : icon('project'),
    description: archived ? 'archived' : undefined,
    context: withWords(`project.${archived ? 'archived' : 'active'}`, project.id, facts),
    look: { state: archived ? 'archived' : undefined, drift: facts.driftOf(project.id) },
    unfolds: 'closed',
  });
}

export function poolItem(node: PoolNode, facts: ItemFacts): vscode.TreeItem {
  const { pool } = node;
  const percent = pool.status === 'OPEN' ? facts.figures.openPool(pool.id)?.percent : undefined;
  const waited = facts.isWaitedFor(pool.id) ? ', waited for' : '';
  const description = `${shortState(pool, percent)}${waited}`;
  return itemOf(node, {
    label: pool.private_name,
    icon: poolIcon(pool),
    description,
    context: withWords(`pool.${statusWord(pool.status)}`, pool.id, facts),
    look: { state: stateOfPool(pool), drift: facts.driftOf(pool.id) },
    unfolds: 'closed',
    spoken: `Pool ${pool.private_name}, ${description}, ${stateOf(pool)}`,
  });
}

export function trainingItem(node: TrainingNode, facts: ItemFacts): vscode.TreeItem {
  const { training } = node;
  const { status } = training;
  return itemOf(node, {
    label: training.private_name,
    icon:
      status === 'ARCHIVED'
        ? icon('archive', faded)
        : icon('mortar-board', status === 'OPEN' ? 'charts.green' : undefined),
    description: `training, ${statusWord(status)}`,
    context: withWords(`training.${statusWord(status)}`, training.id, facts),
    look: { state: stateOfPool(training), drift: facts.driftOf(training.id) },
    unfolds: 'closed',
    spoken: `Training ${training.private_name}, ${stateOf(training)}`,
  });
}

export function skillItem(node: SkillNode, facts: ItemFacts): vscode.TreeItem {
  const { skill } = node;
  return itemOf(node, {
    label: skill.name,
    icon: icon(skill.training === true ? 'mortar-board' : 'star'),
    description: skill.id,
    context: withWords('skill', skill.id, facts),
    look: { drift: facts.driftOf(skill.id) },
    unfolds: 'closed',
    spoken: `Skill ${skill.name}`,
  });
}

function stateOfPool({
  status,
  last_close_reason: reason,
}: Pick<Pool | Training, 'status' | 'last_close_reason'>): ItemState | undefined {
  if (status === 'OPEN') return 'open';
  if (status === 'ARCHIVED') return 'archived';
  if (reason === 'COMPLETED') return 'done';
  return isStuck(reason) ? 'stuck' : undefined;
}

/** Closed by what somebody should look after. */
function isStuck(reason: Pool['last_close_reason']): boolean {
  return (
    reason === 'BLOCKED' ||
    reason === 'NOT_ENOUGH_BALANCE' ||
    reason === 'ASSIGNMENTS_LIMIT_EXCEEDED'
  );
}

function shortState(pool: Pool, percent: number | undefined): string {
  if (pool.status === 'OPEN') return percent === undefined ? 'open' : `${percent} %`;
  if (pool.status !== 'CLOSED') return statusWord(pool.status);
  // A pool that was never opened is closed by hand as well, in the platform's words.
  if (pool.last_close_reason === undefined || pool.last_close_reason === 'MANUAL') return 'closed';
  if (pool.last_close_reason === 'COMPLETED') return 'done';
  return `closed, ${closeReasonText(pool.last_close_reason)}`;
}

function poolIcon(pool: Pool): vscode.ThemeIcon {
  if (pool.status === 'ARCHIVED') return icon('archive', faded);
  if (pool.status === 'LOCKED') return icon('lock');
  if (pool.status === 'OPEN') return icon('play-circle', 'charts.green');
  if (pool.last_close_reason === 'COMPLETED') return icon('pass', 'charts.blue');
  return isStuck(pool.last_close_reason)
    ? icon('warning', 'charts.yellow')
    : icon('circle-outline');
}
