import type { DeployPlan } from '../../deploy/plan';

/** US dollars, to the cent. */
export function dollars(sum: number): string {
  const digits = sum !== 0 && Math.abs(sum) < 0.01 ? 4 : 2;
  return `$${sum.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits })}`;
}

const longest = 240;

/** A value on a line or two: texts as they are, everything else as JSON. */
export function valueText(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

/** Steps that do something. */
export function changesIn({ steps }: DeployPlan): number {
  return steps.filter(
    ({ action, needs, tasks }) =>
      action === 'create' ||
      action === 'update' ||
      needs.length > 0 ||
      tasks.some(({ state }) => state === 'to-upload'),
  ).length;
}
