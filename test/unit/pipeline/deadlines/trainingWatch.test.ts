import assert from 'node:assert/strict';
import type { PipelineEvent } from '../../../../src/pipeline';
import { TrainingWatch } from '../../../../src/pipeline/deadlines/trainingWatch';
import type { Run } from '../../../../src/pipeline/run/context';

interface Training {
  readonly status: string;
  readonly last_started?: string;
  readonly last_stopped?: string;
}

function runWith(trainings: Record<string, Training>): {
  readonly run: Run;
  readonly told: () => readonly string[];
  readonly asked: string[];
} {
  const events: PipelineEvent[] = [];
  const asked: string[] = [];
  const get = (id: string): Promise<Training | undefined> => {
    asked.push(id);
    return Promise.resolve(trainings[id]);
  };
  const ids = {
    classification: { pool: '1', training: '11' },
    recording: { pool: '2' },
    verification: { pool: '3', training: '13' },
  };
  const run = {
    client: { pools: { get } },
    ids,
    emit: (event: PipelineEvent) => events.push(event),
  };
  const told = (): readonly string[] =>
    events.flatMap((event) => (event.type === 'log' ? event.message : []));
  return { run: run as unknown as Run, told, asked };
}

const open = { status: 'OPEN', last_started: '2030-01-01T00:00:00' };
const closed = { ...open, status: 'CLOSED', last_stopped: '2030-01-02T00:00:00' };

describe('a watch on trainings', () => {
  it('says once for each closing that nobody new can qualify', async () => {
    const trainings: Record<string, Training> = { 11: open, 13: closed };
    const { run, told } = runWith(trainings);
    const watch = new TrainingWatch(run, 0);
    await watch.check();
    await watch.check();
    assert.equal(told().length, 1);
    assert.match(told()[0] ?? '', /verification training \(13\) is closed.*Open it/);
    trainings[13] = { ...closed, last_stopped: '2030-01-03T00:00:00' };
    trainings[11] = { ...closed, status: 'ARCHIVED' };
    await watch.check();
    assert.equal(told().length, 3);
    assert.match(
      told()[1] ?? '',
      /classification training \(11\) is archived.*no archived training/,
    );
  });

  it('says nothing of a training that was never opened, and asks once in a while only', async () => {
    const { run, told, asked } = runWith({ 11: { status: 'CLOSED' }, 13: open });
    await new TrainingWatch(run).check();
    assert.deepEqual(asked, []);
    await new TrainingWatch(run, 0).check();
    assert.deepEqual(asked, ['11', '13']);
    assert.deepEqual(told(), []);
  });
});
