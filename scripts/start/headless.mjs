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
    else tell[event.type]?.(line, event);
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

/** How an event of the run (src/pipeline/events.ts) is told; a verdict is counted in the progress. */
const tell = {
  started: (line, { pipeline, resumed, texts }) =>
    line.say(`${pipeline}: ${texts} texts${resumed ? ', going on where the last run ended' : ''}`),
  estimate: (line, { total }) => line.say(`Estimated cost: ${total.toFixed(2)} (play money)`),
  stage: (line, { stage, state }) => line.show({ stage, text: state }),
  progress: (line, { stage, done, total, message }) => {
    const counted = total > 0 ? `${done} of ${total}` : String(done);
    line.show({ stage, text: [counted, message].filter(Boolean).join(', ') });
  },
  log: (line, { level, message }) => {
    if (level !== 'info') line.say(`${level}: ${message}`);
  },
};

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
