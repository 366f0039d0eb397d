import { durationOf } from '../domain/assignments';
import { choices } from '../domain/choices';
import type { AssignmentRow, PerformerRow, PoolRow, Traits } from '../domain/rows';
import type { World } from '../domain/world';
import { randomStream } from '../random/stream';
import { textLength } from './answers';
import { slownessOf } from './fatigue';

/** What a person will do with the suite in their hands, and when (simulated time). */
export interface Plan {
  readonly outcome: 'submit' | 'skip' | 'expire';
  readonly at: number;
}

const secondsPerTask = 6;
const charactersPerSecond = 18;
/** Limits longer than this say nothing about how long the work takes. */
const longestMeaningfulLimit = 3 * 60 * 60;

/** Follows from the seed, the person and the tasks alone, so a restart plans the same again. */
export function planFor(
  world: World,
  performer: PerformerRow & { readonly traits: Traits },
  pool: PoolRow,
  assignment: AssignmentRow,
): Plan {
  const { traits } = performer;
  const stream = randomStream(world.seed, 'plan', performer.key, ...assignment.taskIds);
  const draw = stream.next();
  const jitter = stream.between(0.93, 1.07);
  if (pool.kind === 'pool' && draw < traits.skips) {
    return { outcome: 'skip', at: assignment.createdAt + stream.integer(4, 25) * 1000 };
  }
  if (draw < traits.skips + traits.abandons) return { outcome: 'expire', at: assignment.dueAt };
  const done = world.progress.person(performer.id, pool.id).given - assignment.taskIds.length;
  const pace = traits.pace * slownessOf(traits.fatigue, done);
  const seconds = honestSeconds(world, pool, assignment) * pace * jitter;
  const at = assignment.createdAt + Math.max(2, Math.round(seconds)) * 1000;
  return { outcome: 'submit', at: Math.min(at, assignment.dueAt - 1000) };
}

/**
 * What the suite deserves: reading it, and what the requester allows for it. Requesters set limits
 * and thresholds by how long honest work takes, so a careful person uses between two fifths and
 * three quarters of the limit.
 */
function honestSeconds(world: World, pool: PoolRow, assignment: AssignmentRow): number {
  const reading = assignment.taskIds.reduce((sum, id) => {
    const task = world.store.tasks.get(id);
    return sum + secondsPerTask + (task ? textLength(task) / charactersPerSecond : 0);
  }, 0);
  const limit = durationOf(pool);
  if (limit > longestMeaningfulLimit) return reading;
  return Math.min(0.75 * limit, Math.max(0.42 * limit, reading));
}

/** Whether each captcha that came with the suite was solved. */
export function captchasFor(
  world: World,
  performer: PerformerRow,
  pool: PoolRow,
  assignment: AssignmentRow,
): readonly boolean[] {
  const frequency = pool.kind === 'pool' && pool.spec.quality_control?.captcha_frequency;
  if (!frequency) return [];
  const tasks = choices.tasksPerCaptcha[frequency];
  // Tasks that were given out before, skipped ones too: the person saw their pages.
  const after = world.progress.person(performer.id, pool.id).given;
  const earlier = after - assignment.taskIds.length;
  const shown = Math.floor(after / tasks) - Math.floor(earlier / tasks);
  const stream = randomStream(world.seed, 'captcha', performer.key, assignment.taskIds[0] ?? '');
  const solves = performer.traits?.solvesCaptcha ?? 1;
  return Array.from({ length: shown }, () => stream.chance(solves));
}
