import assert from 'node:assert/strict';
import type { Remote } from '../../../../src/api';
import { jobRunner } from '../../../../src/pipeline/jobs/jobRunner';
import { journalJobs } from '../../../../src/pipeline/jobs/journalJobs';
import { Journal } from '../../../../src/pipeline/journal/journal';
import type { Run } from '../../../../src/pipeline/run/context';
import { closeAsOurs, closedByHand, noteOpening } from '../../../../src/pipeline/run/closings';
import type { Pool } from '../../../../src/spec';
import { temporaryFolder } from '../temporaryFolder';

const opened = '2026-01-01T10:00:00';

function pool(last_stopped: string, more: Partial<Pool> = {}): Remote<Pool> {
  const closed = { id: '7', status: 'CLOSED', last_close_reason: 'MANUAL', last_started: opened };
  return { ...closed, last_stopped, ...more } as Remote<Pool>;
}

describe('who closed a pool', () => {
  const folder = temporaryFolder();
  let journal: Journal;
  let run: Run;

  async function begin(): Promise<void> {
    journal = await Journal.open(`${folder()}/journal.jsonl`);
    const { signal } = new AbortController();
    run = { runner: jobRunner({ store: journalJobs(journal), signal }) } as unknown as Run;
  }
  beforeEach(begin);
  afterEach(() => journal.close());

  async function again(): Promise<void> {
    await journal.close();
    await begin();
  }

  it('was a person, when the platform says MANUAL and the run knows nothing of it', () => {
    assert.deepEqual(closedByHand(run, pool('t1')), { pool: '7', at: 't1' });
    const reasons = ['COMPLETED', 'EXPIRED', 'NOT_ENOUGH_BALANCE', 'FOR_UPDATE'] as const;
    for (const last_close_reason of reasons) {
      assert.equal(closedByHand(run, pool('t1', { last_close_reason })), undefined);
    }
    assert.equal(closedByHand(run, pool('t1', { status: 'OPEN' })), undefined);
  });

  it('was nobody, as long as it was never opened', () => {
    const never: Partial<Pool> = pool('t1');
    delete (never as { last_started?: string }).last_started;
    assert.equal(closedByHand(run, never as Remote<Pool>), undefined);
  });

  it('was the run, where it wrote that down, and only that one time', async () => {
    await closeAsOurs(run, '7', () => Promise.resolve(pool('t1')));
    await again();
    assert.equal(closedByHand(run, pool('t1')), undefined);
    assert.deepEqual(closedByHand(run, pool('t2')), { pool: '7', at: 't2' });
    assert.deepEqual(closedByHand(run, { ...pool('t1'), id: '8' }), { pool: '8', at: 't1' });
  });

  it('was a person again after the run had opened it, even within the same minute', async () => {
    await closeAsOurs(run, '7', () => Promise.resolve(pool('t1')));
    await noteOpening(run, '7');
    await again();
    assert.deepEqual(closedByHand(run, pool('t1')), { pool: '7', at: 't1' });
    await closeAsOurs(run, '7', () => Promise.resolve(pool('t1')));
    assert.equal(closedByHand(run, pool('t1')), undefined);
  });

  it('was the run, where it died while closing, until it opens the pool', async () => {
    await assert.rejects(closeAsOurs(run, '7', () => Promise.reject(new Error('killed'))));
    await again();
    assert.equal(closedByHand(run, pool('t1')), undefined);
    await noteOpening(run, '7');
    await again();
    assert.notEqual(closedByHand(run, pool('t1')), undefined);
  });

  it('writes nothing down for pools that it never closed', async () => {
    await noteOpening(run, '7');
    assert.deepEqual(journal.resultsUnder('pools/'), []);
  });
});
