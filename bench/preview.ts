/** How long it takes from a keystroke in a spec until the preview shows it, in a real browser. */
import type { Frame, Page } from 'playwright-core';
import { PanelSession } from '../test/browser/panel/panelSession';
import { percentile, type Measurement } from './measurement';
import { radioQuestion } from './radioQuestion';

const keystrokes = 60;
/** Milliseconds between two keystrokes: 100 words a minute. */
const pause = 120;
const budget = 100;

const linesOfQuestion = radioQuestion(0, '').split('\n').length - 1;

function project(lines: number, label: string): string {
  const count = Math.max(3, Math.floor((lines - 14) / (linesOfQuestion + 1)));
  const indices = Array.from({ length: count }, (_, index) => index);
  const outputs = indices.map((i) => `    answer_${i}: { type: string, required: false }\n`);
  const questions = indices.map((i) =>
    radioQuestion(i, i === 0 ? label : `Is paragraph ${i} clear?`),
  );
  return `public_name: Typed into
task_spec:
  input_spec: { text: { type: string } }
  output_spec:
${outputs.join('')}  view_spec:
    type: tb
    config:
      view:
        type: view.list
        items:
          - { type: view.text, content: { type: data.input, path: text } }
${questions.join('')}`;
}

/** Notes, in the frame, when each version of the first question was painted. */
const watchPaint = `(() => {
  window.painted = [];
  const note = () => {
    const text = document.querySelector('[data-path="view.items.1"]').textContent;
    const version = Number(/keystroke (\\d+)/.exec(text)?.[1]);
    if (!(version > (window.painted.at(-1)?.version ?? -1))) return;
    const entry = { version, at: Infinity };
    window.painted.push(entry);
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => { entry.at = performance.timeOrigin + performance.now(); };
      port2.postMessage(0);
    });
  };
  new MutationObserver(note).observe(document.body, { subtree: true, childList: true, characterData: true });
})()`;

interface Paint {
  readonly version: number;
  /** Milliseconds since 1970. */
  readonly at: number;
}

export async function measurePreview(): Promise<readonly Measurement[]> {
  const session = await PanelSession.start();
  try {
    const found: Measurement[] = [];
    for (const lines of [60, 1_000]) {
      const times = await typed(session, lines);
      const name = `keystroke to preview, ${lines.toLocaleString('en')} lines`;
      const value = percentile(times, 0.95);
      found.push({ name, figure: 'p95', value, unit: 'ms', budget, samples: times.length });
    }
    return found;
  } finally {
    await session.close();
  }
}

async function typed(session: PanelSession, lines: number): Promise<readonly number[]> {
  session.write({
    'x.project.yaml': project(lines, 'Is it clear?'),
    'x.pool.yaml': 'project_id: { $id: ./x.project.yaml }\n$tasks: [{ $file: rows.tsv }]\n',
    'rows.tsv': 'INPUT:text\nhello\n',
  });
  const page = await session.open();
  const frame = await taskFrame(page);
  await frame.evaluate(watchPaint);
  const sent: number[] = [];
  for (let i = 0; i < keystrokes; i += 1) {
    const text = project(lines, `keystroke ${i}`);
    sent.push(performance.timeOrigin + performance.now());
    session.write({ 'x.project.yaml': text });
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
  await page
    .frameLocator('.task-frame')
    .getByText(`keystroke ${keystrokes - 1}`)
    .waitFor();
  await new Promise((resolve) => setTimeout(resolve, pause));
  const painted = JSON.parse(
    await frame.evaluate<string>('JSON.stringify(window.painted)'),
  ) as readonly Paint[];
  await page.close();
  // The first ones pay for code that runs for the first time. One that was overtaken shows with the next.
  return sent.slice(5).map((at, i) => {
    const shown = painted.find(({ version }) => version >= i + 5);
    return (shown?.at ?? Number.POSITIVE_INFINITY) - at;
  });
}

async function taskFrame(page: Page): Promise<Frame> {
  const element = await page.waitForSelector('.task-frame:not(.coming)');
  const frame = await element.contentFrame();
  if (!frame) throw new Error('There is no task frame on the page.');
  await frame.waitForSelector('[data-path="view.items.1"]');
  return frame;
}
