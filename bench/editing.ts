import {
  completeAt,
  createParseCache,
  hoverAt,
  LineIndex,
  parseSpec,
  validateSpec,
} from '../src/spec';
import { bigProject } from './bigSpec';
import { percentile, timesOf, type Measurement } from './measurement';

const how = { kind: 'project', format: 'yaml' } as const;

/** A document of that size, and its text after each of a person's keystrokes in the middle. */
function typing(lines: number): {
  text: string;
  offset: number;
  readonly after: (run: number) => string;
} {
  const text = bigProject(lines);
  const offset = text.indexOf('min_length', Math.floor(text.length / 2));
  return {
    text,
    offset,
    after: (run) => `${text.slice(0, offset)}${'x'.repeat(run % 7)}${text.slice(offset)}`,
  };
}

/** From a keystroke to the diagnostics it leads to, the editor's own waiting not counted. */
function keystroke(lines: number, budget: number, runs: number): Measurement {
  const { after } = typing(lines);
  const cache = createParseCache();
  const times = timesOf((run) => validateSpec(parseSpec(after(run), { ...how, cache })), runs, 20);
  return {
    name: `keystroke to diagnostics, ${lines} lines`,
    figure: 'p95',
    value: percentile(times, 0.95),
    unit: 'ms',
    budget,
    samples: runs,
  };
}

function atCursor(
  name: string,
  lines: number,
  runs: number,
  ask: typeof completeAt | typeof hoverAt,
): Measurement {
  const { text, offset } = typing(lines);
  const doc = parseSpec(text, how);
  const position = new LineIndex(text).positionAt(offset + 3);
  const answer = ask(doc, position);
  if (answer === undefined || (Array.isArray(answer) && answer.length === 0)) {
    throw new Error(`There is no ${name} to measure.`);
  }
  const times = timesOf(() => ask(doc, position), runs, 10);
  return {
    name: `${name}, ${lines} lines`,
    figure: 'p95',
    value: percentile(times, 0.95),
    unit: 'ms',
    budget: 20,
    samples: runs,
  };
}

export function measureEditing(): readonly Measurement[] {
  return [
    keystroke(1000, 16, 200),
    keystroke(10_000, 50, 100),
    atCursor('completion', 10_000, 100, completeAt),
    atCursor('hover', 10_000, 100, hoverAt),
  ];
}
