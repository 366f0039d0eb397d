import path from 'node:path';
import { root } from '../lib/root.mjs';
import { ProgressLine } from './progress-line.mjs';

/** Runs the example's pipeline on the sandbox to its end; resolves to the exit code. */
export async function runHeadless({ children, sandbox, example, signal }) {
  const line = new ProgressLine();
  const child = children.node(
    [path.join(root, 'dist', 'cli.js'), 'run', 'asr-en.pipeline.yaml', '--url', sandbox.url],
    { cwd: example, env: { CROWDSMITH_TOKEN: sandbox.token } },
  );
  let summary;
  let said = '';
  child.stderr.on('data', (data) => (said = (said + data).slice(-4000)));
  child.on('message', (event) => {
    if (event.type === 'finished') summary = event.summary;
    else showEvent(line, event);
  });
  signal.addEventListener('abort', () => child.connected && child.send({ type: 'stop' }));
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (exitCode) => resolve(exitCode ?? 1));
  });
  line.clear();
  if (signal.aborted) {
    line.say('Stopped. The same command goes on from here.');
    return 130;
  }
  if (code !== 0 || summary === undefined) {
    line.say(said.trim() || `The run ended with code ${code}.`);
    return code === 0 ? 1 : code;
  }
  showSummary(summary);
  return 0;
}

function showEvent(line, event) {
  if (event.type === 'progress') {
    const counted = event.total > 0 ? `${event.done} of ${event.total}` : `${event.done}`;
    line.show({ stage: event.stage, text: [counted, event.message].filter(Boolean).join(', ') });
  } else if (event.type === 'stage') {
    line.show({ stage: event.stage, text: event.message ?? 'started' });
  } else if (event.type === 'log' && event.level !== 'debug' && event.level !== 'info') {
    line.say(`${event.level}: ${event.message}`);
  }
}

function showSummary({ texts, accepted, rejected, cost, requests, seconds, dataset }) {
  console.log(
    [
      `Texts       ${texts}`,
      `Recordings  ${accepted} accepted, ${rejected} rejected`,
      `Cost        ${cost.toFixed(2)} (play money)`,
      `Requests    ${requests}`,
      `Time        ${seconds.toFixed(1)} s`,
      `Dataset     ${dataset}`,
    ].join('\n'),
  );
}
