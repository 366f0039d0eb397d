import type { QualityControl, QualityControlConfig } from '../../spec';
import type { Run } from '../run/context';
import { closeNow, openNow } from '../run/pools';
import type { HandedIn } from '../run/recordings';

interface Suspension {
  /** Assignments whose rejection is the last word about their texts. */
  readonly assignments: readonly string[];
  /** What the pool's quality control was; null when it had none. */
  readonly rules: QualityControl | null;
  readonly wasOpen: boolean;
}

/**
 * Gives the verdicts that reject texts for good while the pool's rule for giving them out again is
 * suspended. Taking a text back afterwards would be too late: somebody may have begun to record it.
 */
export async function rejectForGood(
  run: Run,
  o: { readonly round: number; readonly last: readonly HandedIn[] },
  giveVerdicts: (assignments: readonly HandedIn[]) => Promise<void>,
): Promise<void> {
  const step = `recording/last-rejections/${o.round}`;
  if (o.last.length === 0 && !run.runner.isDone(step)) return;
  const pool = { id: run.ids.recording.pool, name: 'the recording pool' };
  // Written down before anything changes: whoever resumes must know what to put back.
  const { rules, wasOpen } = await run.runner.observe<Suspension>({
    key: step,
    run: async () => {
      const { status, quality_control: rules } = await run.client.pools.get(pool.id, {
        signal: run.signal,
      });
      const assignments = o.last.map(({ id }) => id);
      return { assignments, rules: rules ?? null, wasOpen: status === 'OPEN' };
    },
  });
  const quiet = rules === null ? null : withoutReissuing(rules);
  const suspends = rules !== null && quiet !== null && quiet.configs !== rules.configs;
  if (suspends) await changeRules(run, `${step}/suspend`, quiet);
  await giveVerdicts(o.last);
  if (suspends) await changeRules(run, `${step}/restore`, rules);
  if (suspends && wasOpen && !run.runner.isDone(`recording/round/${o.round}/done`)) {
    await openNow(run, pool);
  }
}

/** Ids of the assignments that an earlier attempt chose; undefined when none did. */
export async function chosenBefore(
  run: Run,
  round: number,
): Promise<readonly string[] | undefined> {
  const key = `recording/last-rejections/${round}`;
  if (!run.runner.isDone(key)) return undefined;
  const chosen = await run.runner.observe<Suspension>({
    key,
    run: () => Promise.reject(new Error(key)),
  });
  return chosen.assignments;
}

async function changeRules(run: Run, step: string, rules: QualityControl): Promise<void> {
  const pool = { id: run.ids.recording.pool, name: 'the recording pool' };
  const { client, signal } = run;
  await run.runner.once({
    key: step,
    does: `set the quality control of pool ${pool.id}: ${rules.configs?.length ?? 0} rules`,
    run: async () => {
      await closeNow(run, pool);
      const now = await client.pools.get(pool.id, { signal });
      await client.pools.update(pool.id, { ...now, quality_control: rules }, { signal });
      return null;
    },
  });
}

/** The same rules without those that give rejected work out again; the same object if there are none. */
function withoutReissuing(rules: QualityControl): QualityControl {
  const configs = rules.configs?.flatMap(withoutOverlapRules);
  const count = (all: readonly QualityControlConfig[] | undefined): number =>
    all?.reduce((sum, config) => sum + config.rules.length, 0) ?? 0;
  return configs === undefined || count(configs) === count(rules.configs)
    ? rules
    : { ...rules, configs };
}

function withoutOverlapRules(config: QualityControlConfig): readonly QualityControlConfig[] {
  if (config.collector_config.type !== 'ASSIGNMENTS_ASSESSMENT') return [config];
  const rules = config.rules.filter(({ action }) => action.type !== 'CHANGE_OVERLAP');
  return rules.length === 0 ? [] : [{ ...config, rules }];
}
