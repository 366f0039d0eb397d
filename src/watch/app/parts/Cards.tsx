import type { ComponentChildren } from 'preact';
import { moneyBarOf, progressOf, rejectedShareOf, speedOf } from '../../view/figures';
import type { RunView } from '../../view/runView';
import { dollars, duration, percent, speedText } from '../../view/words';

/** The figures that people look for first. */
export function Cards({ view }: { view: RunView }) {
  return (
    <section class="cards" aria-label="Figures">
      <ProgressCard view={view} />
      <MoneyCard view={view} />
      <SpeedCard view={view} />
      <AgreementCard view={view} />
      <RejectedCard view={view} />
    </section>
  );
}

function ProgressCard({ view }: { view: RunView }) {
  const progress = progressOf(view);
  return (
    <Card name="Progress" value={progress ? `${progress.done} of ${progress.total}` : '–'}>
      {progress?.what ?? `${view.texts} texts to come`}
    </Card>
  );
}

function MoneyCard({ view }: { view: RunView }) {
  const bar = moneyBarOf(view);
  const { reserve } = view.limits;
  const left = (value: number): string => (100 * Math.min(1, value / bar.scale)).toFixed(2);
  const limits = [
    ...(bar.soft === undefined ? [] : [`soft limit ${dollars(bar.soft)}`]),
    ...(bar.hard === undefined ? [] : [`hard ${dollars(bar.hard)}`]),
    ...(reserve === undefined ? [] : [`reserve ${dollars(reserve)}`]),
  ].join(', ');
  return (
    <Card name="Spent" value={dollars(bar.spent)} mood={bar.mood}>
      <svg class="gauge" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
        <rect class="ground" width="100" height="8" />
        <rect class="committed" width={left(bar.spent + bar.committed)} height="8" />
        <rect class="filled" width={left(bar.spent)} height="8" />
        {bar.soft !== undefined && bar.soft < bar.scale && (
          <line x1={left(bar.soft)} x2={left(bar.soft)} y1="0" y2="8" />
        )}
      </svg>
      {bar.committed > 0 && <span>{dollars(bar.committed)} more when accepted; </span>}
      {limits === '' ? estimateText(view) : limits}
    </Card>
  );
}

function estimateText({ estimate }: RunView): string {
  return estimate === undefined ? 'no limit is set' : `estimated ${dollars(estimate.total)}`;
}

function SpeedCard({ view }: { view: RunView }) {
  const speed = speedOf(view);
  const [value = '–', ...unit] = speed === undefined ? [] : speedText(speed).split(' ');
  const left = speed?.left;
  return (
    <Card name="Speed" value={value} unit={unit.join(' ')}>
      {left === undefined ? 'of late' : `about ${duration(left)} left`}
    </Card>
  );
}

function AgreementCard({ view: { agreement } }: { view: RunView }) {
  const { verification, classification } = agreement;
  const shown = verification ?? classification;
  const other = verification && classification;
  return (
    <Card name="Agreement" value={shown ? percent(shown.share) : '–'}>
      {shown
        ? `of ${shown.answers} answers in ${verification ? 'verification' : 'classification'}`
        : 'no answers yet'}
      {other && `; ${percent(other.share)} in classification`}
    </Card>
  );
}

function RejectedCard({ view }: { view: RunView }) {
  const share = rejectedShareOf(view);
  const { accepted, rejected } = view.verdicts;
  return (
    <Card name="Rejected" value={String(rejected)} unit={share === undefined ? '' : percent(share)}>
      of {accepted + rejected} recordings
    </Card>
  );
}

interface CardProps {
  readonly name: string;
  readonly value: string;
  readonly unit?: string;
  readonly mood?: 'good' | 'near' | 'over';
  readonly children: ComponentChildren;
}

function Card({ name, value, unit = '', mood = 'good', children }: CardProps) {
  return (
    <article class={`card ${mood}`}>
      <h2>{name}</h2>
      <p class="value">
        {value} {unit !== '' && <span class="unit">{unit}</span>}
      </p>
      <p class="more">{children}</p>
    </article>
  );
}
