import assert from 'node:assert/strict';
import { openGate, type Gate } from '../../../../src/pipeline/control/gate';
import { createRunControl, type RunControl } from '../../../../src/pipeline/control/runControl';
import { troubleOf } from '../../../../src/pipeline/control/trouble';
import { PilotEnded, PipelineError } from '../../../../src/pipeline/errors';
import { NetworkError, PlatformError } from '../../../../src/api';

interface Opened {
  readonly gate: Gate;
  readonly control: RunControl;
  readonly stop: AbortController;
  readonly told: readonly string[];
}

function opened(): Opened {
  const control = createRunControl();
  const stop = new AbortController();
  const told: string[] = [];
  const emit = (event: { readonly type: string; readonly why?: string }): void => {
    told.push(event.why === undefined ? event.type : `${event.type} ${event.why}`);
  };
  return { control, stop, told, gate: openGate({ control, signal: stop.signal, emit }) };
}

describe('the gate of a run', () => {
  it('holds back between pause and resume, and says both', async () => {
    const { gate, control, told } = opened();
    await gate.pass();
    control.pause();
    control.pause();
    let passed = false;
    const waiting = gate.pass().then(() => (passed = true));
    await new Promise(setImmediate);
    assert.equal(passed, false);
    control.resume();
    await waiting;
    assert.deepEqual(told, ['paused asked', 'resumed']);
  });

  it('waits for somebody, or for the time to try again', async () => {
    const { gate, control, told } = opened();
    const mended = gate.outlast({ message: 'The disk is full.' });
    control.resume();
    assert.equal(await mended, 'asked');
    assert.equal(await gate.outlast({ message: 'No answer.', retryAfter: 1 }), 'time');
    const other = gate.outlast({ message: 'No answer.' });
    control.stopAfterBatch();
    assert.equal(await other, 'stopping', 'nobody said go on');
    const once = ['paused trouble', 'resumed'];
    assert.deepEqual(told, [...once, ...once, 'paused trouble', 'stopping', 'resumed']);
  });

  it('ends any wait when the run is stopped', async () => {
    const { gate, control, stop } = opened();
    control.pause();
    const waits = [gate.pass(), gate.outlast({ message: 'x' }), gate.decision()];
    stop.abort();
    for (const end of await Promise.allSettled(waits)) assert.equal(end.status, 'rejected');
  });

  it('lets go of a pause, and answers the pilot with no, when the run is to end after the batch', async () => {
    const { gate, control } = opened();
    control.pause();
    const passing = gate.pass();
    const decision = gate.decision();
    control.stopAfterBatch();
    await passing;
    assert.equal(await decision, 'stop');
    assert.equal(gate.stopsAfterBatch, true);
  });
});

describe('trouble', () => {
  const request = { method: 'GET', path: '/api/v1/pools/1' };
  const platform = (status: number, code: string): PlatformError =>
    new PlatformError({ status, code, message: 'no', payload: undefined, request });

  it('is what somebody or time can mend', () => {
    const refused = new NetworkError({ failure: 'refused', request, origin: 'http://127.0.0.1:1' });
    assert.ok((troubleOf(refused)?.retryAfter ?? 0) > 0);
    assert.match(troubleOf(platform(401, 'AUTHENTICATION_ERROR'))?.remedy ?? '', /token/);
    assert.match(troubleOf(platform(409, 'NOT_ENOUGH_BALANCE'))?.remedy ?? '', /money/);
    const full = Object.assign(new Error('ENOSPC'), { code: 'ENOSPC', path: 'a.wav' });
    assert.match(troubleOf(full)?.message ?? '', /disk is full.*a\.wav/);
    assert.equal(troubleOf(new PipelineError('closed by hand'))?.retryAfter, undefined);
  });

  it('is neither a stop, nor the end of a pilot, nor a fault of our own', () => {
    assert.equal(troubleOf(new DOMException('stop', 'AbortError')), undefined);
    assert.equal(troubleOf(new PilotEnded('done')), undefined);
    assert.equal(troubleOf(new TypeError('x is undefined')), undefined);
  });
});
