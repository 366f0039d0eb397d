import { splitNames } from '../split';
import type { DatasetRow } from '../row';
import { escaped } from '../../../pages';
import type { ReportFacts } from './facts';
import { histogram, quantile } from './histogram';
import { barPlot, rowPlot } from './plots';
import { style } from './style';

/** Speakers shown by name; the others are counted together. */
const mostSpeakers = 15;

/** A page of figures and plots that needs nothing but itself: no script, no network. */
export function reportPage(facts: ReportFacts, rows: readonly DatasetRow[]): string {
  const title = `${facts.pipeline}: dataset report`;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(title)}</title><style>${style}</style></head>
<body><main>
<h1>${escaped(facts.pipeline)}</h1>
<p class="sub">Speech dataset, language ${escaped(facts.language)}, collected on ${escaped(facts.platform)}</p>
<dl>${figures(facts, rows).map(tile).join('')}</dl>
<h2>Recordings</h2><div class="plots">
${barPlot({ title: 'Length of recordings', unit: 'seconds', bins: histogram(rows.map(({ seconds }) => seconds)) })}
${barPlot({ title: 'Pace of reading', unit: 'characters a second', bins: histogram(rows.map(pace)) })}
${barPlot({ title: 'Confidence of listeners', unit: 'confidence', bins: histogram(confidences(rows), 10) })}
${rowPlot({ title: 'Why recordings were rejected', rows: reasonRows(facts) })}
</div>
<h2>Speakers</h2><div class="plots">
${rowPlot({ title: 'Minutes by speaker', rows: speakerRows(rows) })}
${rows.some(({ split }) => split !== undefined) ? rowPlot({ title: 'Parts', rows: splitRows(rows) }) : ''}
</div>
<h2>Money</h2><div class="plots">
${rowPlot({ title: 'Paid, fee included', rows: moneyRows(facts) })}
${barPlot({ title: 'Price of a recording and its answers, on full pages', unit: 'US dollars', bins: histogram(rows.map(({ cost }) => cost)) })}
</div>
</main></body></html>
`;
}

type Figure = readonly [name: string, value: string];

function tile([name, value]: Figure): string {
  return `<div><dt>${escaped(name)}</dt><dd>${escaped(value)}</dd></div>`;
}

function figures(facts: ReportFacts, rows: readonly DatasetRow[]): readonly Figure[] {
  const hours = sumOf(rows, ({ seconds }) => seconds) / 3600;
  const spent = sumOf(facts.spent, ({ sum }) => sum);
  const { accepted, rejected } = facts.recordings;
  const judged = accepted + rejected;
  const middle = quantile(
    rows.map(({ seconds }) => seconds),
    0.5,
  );
  const votes = rows.flatMap(({ judgement }) => (judgement === undefined ? [] : [judgement]));
  const cast = sumOf(votes, (one) => one.votes);
  return [
    ['Recordings', `${rows.length}`],
    ['Of texts', `${facts.texts}`],
    ['Sound', duration(hours)],
    ['Speakers', `${new Set(rows.map(({ speaker }) => speaker)).size}`],
    ['Median length', middle === undefined ? '–' : `${middle.toFixed(1)} s`],
    ['Accepted', judged === 0 ? '–' : `${((100 * accepted) / judged).toFixed(0)} %`],
    ['Listeners agreed', cast === 0 ? '–' : percent(sumOf(votes, (one) => one.approving) / cast)],
    ['Paid', money(spent)],
    ['For each recording', rows.length === 0 ? '–' : money(spent / rows.length)],
    ['An hour of sound', hours === 0 ? '–' : money(spent / hours)],
  ];
}

function pace({ text, seconds }: DatasetRow): number {
  return text.length / seconds;
}

function confidences(rows: readonly DatasetRow[]): readonly number[] {
  return rows.flatMap(({ judgement }) => (judgement === undefined ? [] : [judgement.confidence]));
}

type PlotRow = Parameters<typeof rowPlot>[0]['rows'][number];

function reasonRows({ reasons }: ReportFacts): readonly PlotRow[] {
  return reasons.map(({ reason, count }) => ({
    name: reasonNames[reason] ?? reason,
    value: count,
    label: `${count}`,
  }));
}

const reasonNames: Readonly<Record<string, string>> = {
  listeners: 'Listeners did not approve',
  missing: 'No file',
  empty: 'Empty file',
  'not-audio': 'No audio',
  unreadable: 'Damaged file',
  truncated: 'End of the file missing',
  video: 'Video',
  'no-sound': 'No sound',
  'too-large': 'File too large',
  'too-short': 'Too short',
  'too-long': 'Too long',
  'too-fast': 'Too short for its text',
  'too-slow': 'Too long for its text',
  silent: 'Silence',
  clipped: 'Too loud',
  duplicate: 'Handed in before',
};

function moneyRows({ spent }: ReportFacts): readonly PlotRow[] {
  return spent.map(({ what, sum }) => ({ name: what, value: sum, label: money(sum) }));
}

function splitRows(rows: readonly DatasetRow[]): readonly PlotRow[] {
  return splitNames.map((part) => {
    const own = rows.filter(({ split }) => split === part);
    const speakers = new Set(own.map(({ speaker }) => speaker)).size;
    const label = `${own.length} by ${speakers} speakers`;
    return { name: part, value: own.length, label };
  });
}

function speakerRows(rows: readonly DatasetRow[]): readonly PlotRow[] {
  const minutes = new Map<string, number>();
  for (const { speaker, seconds } of rows) {
    minutes.set(speaker, (minutes.get(speaker) ?? 0) + seconds / 60);
  }
  const sorted = [...minutes].sort(([a, own], [b, other]) => other - own || (a < b ? -1 : 1));
  const shown = sorted.slice(0, mostSpeakers).map(([name, value]) => rowOf(name, value));
  const rest = sorted.slice(mostSpeakers);
  if (rest.length === 0) return shown;
  const each = sumOf(rest, ([, value]) => value) / rest.length;
  return [...shown, rowOf(`${rest.length} more, on average`, each)];
}

function rowOf(name: string, minutes: number): PlotRow {
  return { name, value: minutes, label: `${minutes.toFixed(1)} min` };
}

function sumOf<T>(all: readonly T[], of: (one: T) => number): number {
  return all.reduce((sum, one) => sum + of(one), 0);
}

function money(sum: number): string {
  return `$${sum.toFixed(2)}`;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(0)} %`;
}

function duration(hours: number): string {
  if (hours >= 1) return `${hours.toFixed(1)} h`;
  return `${(hours * 60).toFixed(1)} min`;
}
