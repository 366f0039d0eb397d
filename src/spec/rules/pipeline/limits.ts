import { numberOf, stringOf } from '../../document/node';
import type { SpecDocument } from '../../document/specDocument';
import type { Report } from '../../validate/report';
import type { Rule } from '../rule';

/** What a pipeline's own wishes say to each other. */
export const pipelineLimits: Rule = (doc, report) => {
  if (doc.kind !== 'pipeline') return;
  attemptsTwice(doc, report);
  platformMethod(doc, report);
  splitShares(doc, report);
  pilotSize(doc, report);
};

function attemptsTwice(doc: SpecDocument, report: Report): void {
  const node = doc.nodeAt(['limits', 'recordings_per_text']);
  const [limit, attempts] = [numberOf(node), numberOf(doc.nodeAt(['recording', 'attempts']))];
  if (!node || limit === undefined || attempts === undefined || limit === attempts) return;
  report.error(
    'attempts-crossed',
    node,
    `\`recording.attempts\` is ${attempts}, and this is another name of it. Say it once.`,
    [String(attempts)],
  );
}

function platformMethod(doc: SpecDocument, report: Report): void {
  const node = doc.nodeAt(['aggregation', 'where']);
  const method = stringOf(doc.nodeAt(['aggregation', 'method']));
  if (!node || stringOf(node) !== 'platform' || method !== 'majority-vote') return;
  report.error(
    'aggregation-not-on-platform',
    node,
    'The platform aggregates with `dawid-skene`; a majority is counted on this machine only.',
    ['local'],
  );
}

/** What rounding leaves over is no mistake. */
const slack = 1e-6;

function splitShares(doc: SpecDocument, report: Report): void {
  const node = doc.nodeAt(['results', 'split']);
  if (node?.kind !== 'map') return;
  const shares = ['train', 'dev', 'test'].map((set) =>
    numberOf(doc.nodeAt(['results', 'split', set])),
  );
  const sum = shares.reduce<number>((total, share) => total + (share ?? 0), 0);
  if (shares.includes(undefined) ? sum <= 1 + slack : Math.abs(sum - 1) <= slack) return;
  report.error(
    'split-shares',
    node,
    `The shares add up to ${Number(sum.toFixed(4))}; together they are 1.`,
  );
}

function pilotSize(doc: SpecDocument, report: Report): void {
  const node = doc.nodeAt(['pilot', 'texts']);
  const [pilot, all] = [numberOf(node), numberOf(doc.nodeAt(['texts', 'sample']))];
  if (!node || pilot === undefined || all === undefined || pilot < all) return;
  report.warning(
    'pilot-takes-all',
    node,
    `The run takes ${all} texts: nothing would be left after the pilot.`,
  );
}
