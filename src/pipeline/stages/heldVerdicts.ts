import type { QualityControl, QualityControlConfig } from '../../spec';
import type { Run } from '../run/context';
import { closeNow, openNow } from '../run/pools';

interface Before {
  /** The pool's quality control as it was; null when it had none. */
  readonly rules: QualityControl | null;
  readonly wasOpen: boolean;
}

/**
 * Gives the verdicts of a round while the recording pool stays closed. The pool's own rule raises the
 * overlap of what is rejected, but may not open the pool meanwhile: performers would begin before all
 * verdicts are given, on texts that are to be taken back, and who records what would depend on the
 * moment at which a verdict arrives. Afterwards the rule is as it was, and the pool opens when there is
 * something to record.
 */
export async function givenTogether(
  run: Run,
  round: number,
  give: () => Promise<{ readonly anythingToRecord: boolean }>,
): Promise<void> {
  const step = `recording/round/${round}/verdicts`;
  const pool = { id: run.ids.recording.pool, name: 'the recording pool' };
  // Written down before anything changes: whoever resumes must know what to put back.
  const { rules, wasOpen } = await run.runner.observe<Before>({
    key: `${step}/before`,
    run: async () => {
      const { signal } = run;
      const { status, quality_control: rules } = await run.client.pools.get(pool.id, { signal });
      return { rules: rules ?? null, wasOpen: status === 'OPEN' };
    },
  });
  const quiet = rules === null ? undefined : withoutOpening(rules);
  if (quiet !== undefined) await setRules(run, `${step}/hold`, quiet);
  const { anythingToRecord } = await give();
  if (quiet !== undefined && rules !== null) await setRules(run, `${step}/release`, rules);
  if (!anythingToRecord && !wasOpen) return;
  await run.runner.once({
    key: `${step}/open`,
    does: `open the recording pool (${pool.id}) for what was rejected`,
    run: async () => {
      await openNow(run, pool);
      return null;
    },
  });
}

async function setRules(run: Run, step: string, rules: QualityControl): Promise<void> {
  const pool = { id: run.ids.recording.pool, name: 'the recording pool' };
  const { client, signal } = run;
  await run.runner.once({
    key: step,
    does: `change when pool ${pool.id} opens by its own rules`,
    run: async () => {
      await closeNow(run, pool);
      const now = await client.pools.get(pool.id, { signal });
      await client.pools.update(pool.id, { ...now, quality_control: rules }, { signal });
      return null;
    },
  });
}

/** The same rules, none of which opens the pool; undefined when none did. */
function withoutOpening(rules: QualityControl): QualityControl | undefined {
  if (rules.configs?.some(opens) !== true) return undefined;
  return { ...rules, configs: rules.configs.map(quieted) };
}

function opens({ rules }: QualityControlConfig): boolean {
  return rules.some(({ action }) => action.parameters?.open_pool === true);
}

function quieted(config: QualityControlConfig): QualityControlConfig {
  const rules = config.rules.map((rule) =>
    rule.action.parameters?.open_pool === true
      ? {
          ...rule,
          action: { ...rule.action, parameters: { ...rule.action.parameters, open_pool: false } },
        }
      : rule,
  );
  return { ...config, rules };
}
