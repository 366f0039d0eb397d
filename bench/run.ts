import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { measureActivation } from './activation';
import { measureAggregation } from './aggregation';
import { measureEditing } from './editing';
import type { Measurement } from './measurement';
import { measurePreview } from './preview';
import { measureSandbox } from './sandbox';
import { measureSizes } from './size';
import { measureTasksFile } from './tasksFile';

const groups: Readonly<
  Record<string, () => readonly Measurement[] | Promise<readonly Measurement[]>>
> = {
  size: measureSizes,
  editing: measureEditing,
  aggregation: measureAggregation,
  tasks: measureTasksFile,
  preview: measurePreview,
  activation: measureActivation,
  sandbox: measureSandbox,
};

function row({ name, figure, value, unit, budget }: Measurement): string {
  const verdict = value <= budget ? 'within' : 'OVER';
  const shown = `${value.toFixed(value < 100 ? 1 : 0)} ${unit}`;
  return `${name.padEnd(42)} ${figure.padEnd(5)} ${shown.padStart(10)}  budget ${String(budget).padStart(5)} ${unit}  ${verdict}`;
}

/** `npm run bench [-- GROUP…]`: measures, prints, keeps artifacts/bench.json; 1 if over a budget. */
async function main(): Promise<void> {
  const asked = process.argv.slice(2);
  const unknown = asked.filter((name) => groups[name] === undefined);
  if (unknown.length > 0) {
    console.error(
      `No such group: ${unknown.join(', ')}. There are ${Object.keys(groups).join(', ')}.`,
    );
    process.exitCode = 2;
    return;
  }
  const found: Measurement[] = [];
  for (const [name, measure] of Object.entries(groups)) {
    if (asked.length > 0 && !asked.includes(name)) continue;
    for (const measurement of await measure()) {
      found.push(measurement);
      console.log(row(measurement));
    }
  }
  const folder = path.resolve(__dirname, '..', 'artifacts');
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'bench.json'), JSON.stringify(found, null, 2));
  if (found.some(({ value, budget }) => value > budget)) process.exitCode = 1;
}

void main();
