import type { QualityControl, QualityControlConfig } from '../../spec';
import { tasksPerSuite } from '../cost';
import type { Run } from '../run/context';
import { closeNow, openNow } from '../run/pools';

/**
 * Makes the recording pool the run's: the run itself gives rejected texts out again, to somebody else
 * and only as often as it may, so the pool's own rule for that is taken out meanwhile; and the limit for one
 * performer is put in, for only the platform sees to it in time. One change, whatever follows: the
 * platform takes ten an hour.
 */
export async function prepareRecordingPool(run: Run): Promise<void> {
  // Written down before anything changes: whoever resumes must know what to put back.
  await run.runner.observe<QualityControl | null>({
    key: before,
    run: async () => (await poolOf(run)).quality_control ?? null,
  });
  await changeRules(run, prepared);
}

/** Puts the pool's rules back as they were. */
export async function releaseRecordingPool(run: Run): Promise<void> {
  await changeRules(run, released);
}

const before = 'recording/rules/before';

type Rules = QualityControl | null;

function prepared(run: Run, now: Rules): Rules {
  const limit = pagesOf(run, run.plan.spec.limits?.recordings_per_performer);
  const kept = (now?.configs ?? []).filter((config) => !givesOutAgain(config) && !isLimit(config));
  return withConfigs(now, limit === undefined ? kept : [...kept, limitOf(limit)]);
}

function released(run: Run, now: Rules): Rules {
  const was = reissuing(run.runner.finished(before)[0]?.[1] as Rules | undefined);
  // A journal that began when the rule was out already knows nothing of it; the spec does.
  const rules = was.length > 0 ? was : reissuing(run.plan.recording.pool.object.quality_control);
  const kept = (now?.configs ?? []).filter((config) => !givesOutAgain(config) && !isLimit(config));
  return withConfigs(now, [...kept, ...rules]);
}

async function changeRules(run: Run, change: (run: Run, now: Rules) => Rules): Promise<void> {
  const { client, signal, ids } = run;
  const now = await poolOf(run);
  const rules = now.quality_control ?? null;
  const wanted = change(run, rules);
  // Nobody gets anything of an archived pool, and nobody can change it: what has to be recorded there says so.
  if (now.status === 'ARCHIVED' || wanted === null || marks(rules) === marks(wanted)) return;
  const pool = { id: ids.recording.pool, name: 'the recording pool' };
  const wasOpen = now.status === 'OPEN';
  if (wasOpen) await closeNow(run, pool);
  await client.pools.update(pool.id, { ...now, quality_control: wanted }, { signal });
  if (wasOpen) await openNow(run, pool);
}

function poolOf({ client, signal, ids }: Run): ReturnType<typeof client.pools.get> {
  return client.pools.get(ids.recording.pool, { signal });
}

/** What of the rules is the run's affair; the rest may be anything. */
function marks(rules: Rules): string {
  const configs = rules?.configs ?? [];
  const limit = configs.find(isLimit)?.rules[0]?.conditions[0]?.value;
  return JSON.stringify([configs.filter(givesOutAgain).length, limit ?? 'none']);
}

function reissuing(rules: Rules | undefined): readonly QualityControlConfig[] {
  return (rules?.configs ?? []).filter(givesOutAgain);
}

function givesOutAgain({ collector_config: { type }, rules }: QualityControlConfig): boolean {
  return (
    type === 'ASSIGNMENTS_ASSESSMENT' &&
    rules.some(({ action }) => action.type === 'CHANGE_OVERLAP')
  );
}

const limitNote = 'Crowdsmith: has recorded as much as one performer may';

function isLimit({ rules }: QualityControlConfig): boolean {
  return rules.some(({ action }) => action.parameters?.private_comment === limitNote);
}

/** Pages that hold so many recordings; at least one. */
function pagesOf({ plan }: Run, recordings: number | undefined): number | undefined {
  const perPage = tasksPerSuite(plan.recording.pool.object);
  return recordings === undefined ? undefined : Math.max(1, Math.floor(recordings / perPage));
}

/** Counts what was handed in, whatever becomes of it; verdicts come too late to stop anybody. */
function limitOf(pages: number): QualityControlConfig {
  return {
    collector_config: {
      type: 'ASSIGNMENT_SUBMIT_TIME',
      parameters: { history_size: pages, fast_submit_threshold_seconds: 1 },
    },
    rules: [
      {
        conditions: [{ key: 'total_submitted_count', operator: 'GTE', value: pages }],
        action: {
          type: 'RESTRICTION_V2',
          parameters: { scope: 'POOL', duration_unit: 'PERMANENT', private_comment: limitNote },
        },
      },
    ],
  };
}

function withConfigs(now: Rules, configs: readonly QualityControlConfig[]): Rules {
  return now === null && configs.length === 0 ? null : { ...now, configs };
}
