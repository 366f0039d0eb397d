import { sampleRows } from '../../spec';
import { dollars } from '../cost';
import { PilotEnded, stoppedAfterBatch } from '../errors';
import type { PilotReport } from '../events';
import { fingerprint } from '../journal/keys';
import type { PipelineOptions } from '../pipelineOptions';
import type { Run } from '../run/context';
import { log } from '../run/context';
import { isGeneral } from '../run/tasks';
import type { Tell } from '../runAttempt';
import type { RunPlan } from '../runPlan';
import { classify } from '../stages/classification';
import { recordAndVerify } from '../stages/recording';
import type { SourceText } from '../texts';
import { reportPilot } from './reportPilot';

/** The texts that go the whole way first; none where there is no pilot, or where it would take all. */
export function pilotTextsOf(plan: RunPlan, wish: number | undefined): readonly SourceText[] {
  const size = wish ?? plan.spec.pilot?.texts ?? 0;
  if (size <= 0 || size >= plan.texts.length) return [];
  return sampleRows(plan.texts, size, 1);
}

/**
 * Takes a few texts the whole way, shows what they cost and how they went, and asks whether the rest
 * may follow. An answer is remembered; "stop" is asked again at the next start.
 */
export async function runPilot(
  run: Run,
  o: {
    readonly texts: readonly SourceText[];
    readonly tell: Tell;
    readonly options: PipelineOptions;
  },
): Promise<void> {
  const { texts, tell } = o;
  const name = fingerprint(texts.map(({ id }) => id));
  const decision = `pilot/decision/${name}`;
  if (run.runner.isDone(decision)) return;
  const agree = (): Promise<unknown> =>
    run.runner.observe({ key: decision, run: () => Promise.resolve('go-on') });
  if (run.hadTasks && (await isRestSent(run, texts))) {
    log(
      run,
      'info',
      'The rest of the texts was sent before: the question after the pilot has its answer.',
    );
    await agree();
    return;
  }
  const report = await run.runner.observe<PilotReport>({
    key: `pilot/report/${name}`,
    run: async () => {
      const { passed, cost } = await tell('classification', () => classify(run, texts));
      const book = await tell('recording', () => recordAndVerify(run, passed, { before: cost }));
      return await reportPilot(run, { texts, passed, cost, book });
    },
  });
  run.emit({ type: 'pilot', report });
  await mayGoOn(run, report, o.options);
  await agree();
}

/** On another machine, or without the journal of then: only after an answer others follow the pilot's texts. */
async function isRestSent(run: Run, texts: readonly SourceText[]): Promise<boolean> {
  const { client, ids, plan, signal } = run;
  const pilot = new Set(texts.map(({ id }) => id));
  const rest = new Set(plan.texts.flatMap(({ id }) => (pilot.has(id) ? [] : [id])));
  const filter = { pool_id: ids.classification.pool };
  for await (const task of client.tasks.list(filter, { signal })) {
    if (isGeneral(task) && rest.has(String(task.input_values.text_id))) return true;
  }
  return false;
}

async function mayGoOn(run: Run, report: PilotReport, o: PipelineOptions): Promise<void> {
  if (o.afterPilot === 'go-on') return;
  const message = inWords(report);
  if (o.control === undefined || o.afterPilot === 'end') {
    throw new PilotEnded(`${message} The rest was not sent. Agree to it with --yes.`);
  }
  run.emit({ type: 'paused', why: 'pilot', message });
  if ((await run.gate.decision()) === 'stop') throw stoppedAfterBatch();
  run.emit({ type: 'resumed' });
}

function inWords(report: PilotReport): string {
  const { texts, accepted, cost, restTexts, restCost, warnings } = report;
  return [
    `The pilot is done: ${accepted} of ${texts} texts have a good recording, for ${dollars(cost)}.`,
    ...warnings,
    `The other ${restTexts} texts would cost about ${dollars(restCost)}.`,
  ].join(' ');
}
