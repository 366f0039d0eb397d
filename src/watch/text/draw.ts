import type { StageCounts, StageName } from '../../pipeline/events';
import { moneyBarOf, percentOf, progressOf, rejectedShareOf, speedOf } from '../view/figures';
import type { RunView, StageView } from '../view/runView';
import { stageOrder } from '../view/runView';
import {
  dollars,
  duration,
  looksAgainText,
  percent,
  speedText,
  stateText,
  untilText,
} from '../view/words';
import { columns, cut, plain } from './plain';

export interface Paper {
  /** Columns. */
  readonly width: number;
  readonly ink: 'colour' | 'plain';
  readonly now: number;
}

type Ink = 'bold' | 'dim' | 'good' | 'bad' | 'warn' | 'accent';

const codes: Readonly<Record<Ink, string>> = {
  bold: '1',
  dim: '2',
  good: '32',
  bad: '31',
  warn: '33',
  accent: '36',
};

/** The run as lines for a terminal; none is longer than the paper is wide. */
export function drawRun(view: RunView, paper: Paper): readonly string[] {
  const dye = dyer(paper);
  return [
    headline(view, paper, dye),
    '',
    ...stageOrder.flatMap((stage) => stageLine(view, stage, paper, dye)),
    '',
    ...figureLines(view, paper).map(([name, text, ink]) => {
      const shown = cut(text, paper.width - 13);
      return `  ${dye(name.padEnd(10), 'dim')} ${ink === undefined ? shown : dye(shown, ink)}`;
    }),
    ...noteLines(view, paper, dye),
  ];
}

type Dye = (text: string, ink: Ink) => string;

function dyer({ ink }: Paper): Dye {
  if (ink === 'plain') return (text) => text;
  return (text, colour) => `\u001b[${codes[colour]}m${text}\u001b[0m`;
}

function headline(view: RunView, { width, now }: Paper, dye: Dye): string {
  const { state } = view.state;
  const ends = state === 'finished' || state === 'failed' || state === 'stopped';
  const lasted = duration(((ends ? view.changed : now) - view.attemptBegan) / 1000);
  const name = cut(plain(view.pipeline), 40);
  const rest = ` on ${plain(view.profile)} · ${stateText(view)} · ${lasted} · ${Math.floor(percentOf(view))} %`;
  return dye(name, 'bold') + dye(cut(rest, width - columns(name)), inkOf(state));
}

function inkOf(state: RunView['state']['state']): Ink {
  switch (state) {
    case 'starting':
    case 'running':
      return 'accent';
    case 'paused':
      return 'warn';
    case 'finished':
      return 'good';
    case 'failed':
      return 'bad';
    case 'stopped':
      return 'dim';
  }
}

const marks: Readonly<Record<StageView['state'], readonly [string, Ink]>> = {
  waiting: ['○', 'dim'],
  running: ['●', 'accent'],
  done: ['✓', 'good'],
};

/** Columns of a bar, and of everything beside it. */
const widestBar = 20;
const besideBar = 32;

function stageLine(view: RunView, stage: StageName, { width }: Paper, dye: Dye): readonly string[] {
  const shown = view.stages[stage];
  // Nobody watches the plan being made.
  if (stage === 'plan') return [];
  const [mark, ink] = marks[shown.state];
  const head = `  ${dye(mark, ink)} ${stage.padEnd(15)}`;
  const details = stageDetails(view, stage);
  const counts = shown.counts ?? (shown.state === 'running' ? shown.progress : undefined);
  if (counts === undefined || counts.total === 0) {
    if (details === '') return [head.trimEnd()];
    return [`${head} ${dye(cut(details, width - 20), 'dim')}`];
  }
  const barWidth = Math.max(1, Math.min(widestBar, width - besideBar));
  const filled = Math.min(barWidth, Math.round((barWidth * counts.done) / counts.total));
  const bar = dye('█'.repeat(filled), ink) + dye('░'.repeat(barWidth - filled), 'dim');
  const figures = `${counts.done}/${counts.total}`.padStart(11);
  const used = besideBar + barWidth + 2;
  const fitting = width > used + 8 ? `  ${dye(cut(details, width - used), 'dim')}` : '';
  return [`${head} ${bar} ${figures}${fitting}`];
}

function stageDetails(view: RunView, stage: StageName): string {
  const { counts, message, state } = view.stages[stage];
  const agreed =
    stage === 'classification' || stage === 'verification' ? view.agreement[stage] : undefined;
  return [
    ...(counts === undefined ? [] : detailsOf(counts)),
    ...(agreed === undefined ? [] : [`agreement ${percent(agreed.share)}`]),
    ...(counts === undefined && state === 'running' && message !== undefined
      ? [plain(message)]
      : []),
  ].join(', ');
}

/** The parts of the counts that say something. */
export function detailsOf(counts: StageCounts): readonly string[] {
  const parts: readonly (readonly [number | undefined, string])[] = [
    [counts.passed, 'good'],
    [counts.rejected, 'rejected'],
    [counts.givenUp, 'given up'],
    [counts.waiting, 'waiting for a verdict'],
    [counts.underWay, 'at work'],
    [counts.performers, counts.performers === 1 ? 'performer' : 'performers'],
  ];
  return parts.flatMap(([count, name]) =>
    count === undefined || count === 0 ? [] : [`${count} ${name}`],
  );
}

function figureLines(
  view: RunView,
  paper: Paper,
): readonly (readonly [name: string, text: string, ink?: Ink | undefined])[] {
  const lines: (readonly [name: string, text: string, ink?: Ink | undefined])[] = [];
  const progress = progressOf(view);
  if (progress !== undefined)
    lines.push(['Progress', `${progress.done} of ${progress.total} ${progress.what}`]);
  lines.push(['Money', moneyText(view), moneyInk(view)]);
  const speed = speedOf(view);
  if (speed !== undefined) {
    const left = speed.left === undefined ? '' : `, about ${duration(speed.left)} left`;
    lines.push(['Speed', speedText(speed) + left]);
  }
  const share = rejectedShareOf(view);
  if (share !== undefined) {
    const last = view.rejected[0];
    const why = last === undefined ? '' : `; last ${plain(last.textId)}: ${plain(last.reason)}`;
    lines.push(['Rejected', `${view.verdicts.rejected} (${percent(share)})${why}`]);
  }
  for (const { at, message, level } of view.deadlines.slice(0, 3)) {
    const ink = level === 'warning' ? 'warn' : undefined;
    lines.push(['Deadline', `${untilText(at, paper.now)}: ${plain(message)}`, ink]);
  }
  return lines;
}

export function moneyText(view: RunView): string {
  const { spent, committed, soft, hard } = moneyBarOf(view);
  const { reserve } = view.limits;
  const { estimate, money } = view;
  const parts = [
    `${dollars(spent)} spent`,
    ...(committed > 0 ? [`${dollars(committed)} to be paid`] : []),
    ...(soft === undefined ? [] : [`soft limit ${dollars(soft)}`]),
    ...(hard === undefined ? [] : [`hard limit ${dollars(hard)}`]),
    ...(reserve === undefined ? [] : [`reserve ${dollars(reserve)}`]),
    ...(estimate === undefined ? [] : [`estimated ${dollars(estimate.total)}`]),
    ...(money.balance === undefined ? [] : [`balance ${dollars(money.balance)}`]),
  ];
  return parts.join(' · ');
}

function moneyInk(view: RunView): Ink | undefined {
  const { mood } = moneyBarOf(view);
  return mood === 'good' ? undefined : mood === 'near' ? 'warn' : 'bad';
}

/** Why it pauses or failed, the pilot's findings, the last warnings. */
function noteLines(view: RunView, { width }: Paper, dye: Dye): readonly string[] {
  const { state, pilot } = view;
  const lines: string[] = [];
  const add = (text: string, ink: Ink): void => {
    lines.push(dye(cut(`  ${plain(text)}`, width), ink));
  };
  if (pilot?.decision === 'asked') for (const line of pilotLines(pilot)) add(line, 'bold');
  if (state.state === 'paused') {
    add(state.message, 'warn');
    if (state.remedy !== undefined) add(state.remedy, 'warn');
    if (state.looksAgain !== undefined) add(looksAgainText(state.looksAgain), 'dim');
  }
  if (state.state === 'failed') add(state.message, 'bad');
  const begun = view.attemptBegan;
  const warnings = view.log.filter(({ level, at }) => level !== 'info' && at >= begun);
  for (const { message } of warnings.slice(-3)) {
    if (state.state !== 'failed' || message !== state.message) add(`! ${message}`, 'warn');
  }
  return lines.length === 0 ? [] : ['', ...lines];
}

/** The findings of a pilot in words. */
export function pilotLines(pilot: NonNullable<RunView['pilot']>): readonly string[] {
  const pay = Object.entries(pilot.hourlyPay ?? {}).map(
    ([stage, sum]) => `${stage} ${dollars(sum)} an hour`,
  );
  const floor = pilot.floor === undefined ? '' : ` (floor ${dollars(pilot.floor)})`;
  return [
    `Pilot of ${pilot.texts} texts: ${pilot.accepted} accepted, ${pilot.rejected} rejected (${percent(pilot.passRate)} pass), ${dollars(pilot.cost)}, ${duration(pilot.seconds)}`,
    ...(pay.length === 0 ? [] : [`Pay: ${pay.join(', ')}${floor}`]),
    ...pilot.warnings,
    `The other ${pilot.restTexts} texts will cost about ${dollars(pilot.restCost)}.`,
  ];
}
