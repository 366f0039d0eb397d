import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { PipelineEvent } from '../../../src/pipeline';
import {
  startPipelineProcess,
  type PipelineOptions,
} from '../../../src/providers/runs/pipelineProcess';

/** Stand-ins for the command line: what a run may do, seen from outside. */
const programs = {
  finishing: `process.send({ type: 'log', level: 'info', message: process.env.CROWDSMITH_TOKEN });
    process.send({ type: 'log', level: 'info', message: process.argv.slice(2).join(' ') }, () => process.exit(0));`,
  stoppable: `process.send({ type: 'stage', stage: 'recording', state: 'started' });
    process.on('message', (message) => { if (message.type === 'stop') process.exit(130); });`,
  failing: `console.error('The budget is used up.'); process.exitCode = 1; process.disconnect();`,
};

describe('the child process of a pipeline', () => {
  let folder: string;

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'crowdsmith-run-'));
    for (const [name, code] of Object.entries(programs)) {
      await writeFile(path.join(folder, `${name}.js`), code);
    }
  });

  after(() => rm(folder, { recursive: true, force: true }));

  function options(program: keyof typeof programs, events: PipelineEvent[]): PipelineOptions {
    return {
      cliPath: path.join(folder, `${program}.js`),
      specPath: 'asr.pipeline.yaml',
      root: folder,
      profile: 'sandbox',
      baseUrl: 'http://127.0.0.1:9',
      token: 'T',
      environment: {},
      onEvent: (event) => events.push(event),
      onLog: () => undefined,
    };
  }

  it('passes events on and gives the token by the environment only', async () => {
    const events: PipelineEvent[] = [];
    const { end } = startPipelineProcess(options('finishing', events));
    assert.deepEqual(await end, { how: 'finished' });
    const said = events.map((event) => (event.type === 'log' ? event.message : event.type));
    assert.equal(said[0], 'T');
    assert.match(said[1] ?? '', /^run asr\.pipeline\.yaml --profile sandbox --url http/);
    assert.doesNotMatch(said[1] ?? '', /\bT\b/);
  });

  it('is asked to stop and says that it can go on', async () => {
    const running = startPipelineProcess({
      ...options('stoppable', []),
      onEvent: () => running.steer('stop'),
    });
    assert.deepEqual(await running.end, { how: 'stopped' });
  });

  it('says its last words when it fails', async () => {
    const { end } = startPipelineProcess(options('failing', []));
    assert.deepEqual(await end, { how: 'failed', message: 'The budget is used up.' });
  });
});
