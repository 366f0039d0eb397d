import type { ComponentChildren } from 'preact';
import type { StageCounts, StageName } from '../../../pipeline/events';
import type { Agreement, RunView, StageView } from '../../view/runView';
import { percent } from '../../view/words';

export const names: Readonly<Record<StageName, string>> = {
  plan: 'Plan',
  estimate: 'Estimate',
  deploy: 'Deploy',
  training: 'Training audio',
  classification: 'Classification',
  recording: 'Recording',
  verification: 'Verification',
  dataset: 'Dataset',
};

const preparation = ['estimate', 'deploy', 'training'] as const;

/** The stages with what is in each of them now; texts flow from left to right and back again. */
export function Diagram({ view }: { view: RunView }) {
  const { stages, agreement } = view;
  return (
    <section class="diagram" aria-label="Stages">
      <ol class="preparation" aria-label="Preparation">
        {preparation.map((stage) => (
          <li key={stage} class={stages[stage].state} title={stages[stage].message}>
            <Mark state={stages[stage].state} /> {names[stage]}
            <span class="unseen">, {stages[stage].state}</span>
          </li>
        ))}
      </ol>
      <div class="flow">
        <End name="Texts" value={view.texts} />
        <Arrow />
        <Stage
          stage="classification"
          shown={stages.classification}
          agreed={agreement.classification}
        />
        <Arrow />
        <Stage stage="recording" shown={stages.recording} />
        <Arrow back={view.limits.attempts} />
        <Stage stage="verification" shown={stages.verification} agreed={agreement.verification} />
        <Arrow />
        <End
          name={names.dataset}
          value={
            view.summary?.accepted ?? view.stages.recording.counts?.passed ?? view.verdicts.accepted
          }
          state={stages.dataset.state}
        />
      </div>
    </section>
  );
}

interface StageProps {
  readonly stage: 'classification' | 'recording' | 'verification';
  readonly shown: StageView;
  readonly agreed?: Agreement | undefined;
}

function Stage({ stage, shown, agreed }: StageProps) {
  const { state, counts, progress, message } = shown;
  const figures = counts ?? progress;
  return (
    <article class={`stage ${state}`} aria-label={`${names[stage]}, ${state}`}>
      <h2>
        <Mark state={state} /> {names[stage]}
      </h2>
      <p class="value">
        {figures ? figures.done : '–'}
        {figures && <span class="unit"> of {figures.total}</span>}
      </p>
      <Bar counts={counts} progress={progress} />
      <ul>
        {counts && detailsOf(stage, counts).map((detail) => <li key={detail}>{detail}</li>)}
        {!counts && message !== undefined && state === 'running' && <li>{message}</li>}
        {agreed && <li>{percent(agreed.share)} agreement</li>}
      </ul>
    </article>
  );
}

const words = {
  classification: { passed: 'can be recorded', rejected: 'left out' },
  recording: { passed: 'accepted', rejected: 'rejected' },
  verification: { passed: 'accepted', rejected: 'rejected' },
} as const;

function detailsOf(stage: StageProps['stage'], counts: StageCounts): readonly string[] {
  const all: readonly (readonly [number | undefined, string])[] = [
    [counts.passed, words[stage].passed],
    [
      counts.rejected,
      `${stage === 'recording' ? recordings(counts.rejected) : ''}${words[stage].rejected}`,
    ],
    [counts.waiting, 'waiting for a verdict'],
    [counts.underWay, 'in performers’ hands'],
    [counts.givenUp, 'given up'],
    [counts.performers, counts.performers === 1 ? 'performer' : 'performers'],
  ];
  return all.flatMap(([count, what]) =>
    count === undefined || count === 0 ? [] : [`${count} ${what}`],
  );
}

/** What is rejected at the stage that otherwise counts texts. */
const recordings = (count: number | undefined): string =>
  count === 1 ? 'recording ' : 'recordings ';

/** Good, bad and waiting as shares of all; the words below say the same. */
function Bar({
  counts,
  progress,
}: {
  counts: StageCounts | undefined;
  progress: StageView['progress'];
}) {
  const total = Math.max(1, counts?.total ?? progress?.total ?? 1);
  const parts = counts === undefined ? [['good', progress?.done ?? 0] as const] : sharesOf(counts);
  let from = 0;
  return (
    <svg class="bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
      <rect class="ground" width="100" height="6" />
      {parts.map(([look, count]) => {
        const x = from;
        const width = Math.min(100 - x, (100 * count) / total);
        from += width;
        return width > 0 && <rect key={look} class={look} x={x} width={width} height="6" />;
      })}
    </svg>
  );
}

function sharesOf(counts: StageCounts): readonly (readonly [look: string, count: number])[] {
  const { done, passed = done, waiting = 0, underWay = 0 } = counts;
  return [
    ['good', passed],
    ['bad', Math.max(0, done - passed)],
    ['waiting', waiting + underWay],
  ];
}

/** Where texts come from and where they end. */
export function End({
  name,
  value,
  state = 'done',
  children,
}: {
  name: string;
  value: number | string;
  state?: StageView['state'];
  children?: ComponentChildren;
}) {
  return (
    <article class={`end ${state}`} aria-label={name}>
      <h2>{name}</h2>
      <p class="value">{value}</p>
      {children}
    </article>
  );
}

/** `passing` says who goes on; `back` is how often a rejected text is recorded at most. */
export function Arrow({ back, passing }: { back?: number | undefined; passing?: string }) {
  return (
    <div class="arrow" aria-hidden={back === undefined && passing === undefined}>
      <svg viewBox="0 0 28 12" aria-hidden="true">
        <path d="M1 6 H26 M21 1.5 L26 6 L21 10.5" />
      </svg>
      {passing !== undefined && <span>{passing}</span>}
      {back !== undefined && (
        <>
          <svg viewBox="0 0 28 12" aria-hidden="true">
            <path class="again" d="M27 6 H2 M7 1.5 L2 6 L7 10.5" />
          </svg>
          <span>rejected: again, up to {back} recordings</span>
        </>
      )}
    </div>
  );
}

/** Drawn, so that it looks the same with every font. */
function Mark({ state }: { state: StageView['state'] }) {
  return (
    <svg class={`mark ${state}`} viewBox="0 0 12 12" aria-hidden="true">
      {state === 'done' ? (
        <path d="M2 6.5 L5 9.5 L10.5 3" />
      ) : (
        <circle cx="6" cy="6" r={state === 'running' ? 4.2 : 4} />
      )}
    </svg>
  );
}
