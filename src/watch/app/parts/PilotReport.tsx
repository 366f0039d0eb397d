import type { Pilot } from '../../view/runView';
import { dollars, duration, percent } from '../../view/words';
import { Wish } from './Header';

interface PilotProps {
  readonly pilot: Pilot;
  /** Whether somebody here has to decide. */
  readonly isAsked: boolean;
}

/** What a first small batch showed, and the question whether all the rest shall follow. */
export function PilotReport({ pilot, isAsked }: PilotProps) {
  const { warnings, verdict, decision } = pilot;
  const asked = isAsked ? 'asked' : '';
  const doubtful = verdict === 'doubtful' ? 'warning' : '';
  return (
    <section class={`notice pilot ${asked} ${doubtful}`} aria-label="Pilot">
      <h2>
        {verdict === 'good' ? 'The pilot went well' : 'The pilot raises doubts'}
        {decision !== 'asked' && (
          <span class="quiet">
            {' '}
            · {decision === 'go-on' ? 'the rest was sent' : 'stopped here'}
          </span>
        )}
      </h2>
      <dl class="facts">
        {factsOf(pilot).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {warnings.length > 0 && (
        <ul>
          {warnings.map((warning) => (
            <li key={warning}>{warning}</li>
          ))}
        </ul>
      )}
      {isAsked && <Decision pilot={pilot} />}
    </section>
  );
}

/** The safer answer is the one that stands out. */
function Decision({ pilot: { restCost, verdict } }: { pilot: Pilot }) {
  const isGood = verdict === 'good';
  return (
    <div class="actions">
      <Wish
        wish="pilot-go-on"
        label={`Go on for about ${dollars(restCost)}`}
        look={isGood ? 'first' : 'second'}
      />
      <Wish wish="pilot-stop" label="Stop here" look={isGood ? 'second' : 'first'} />
    </div>
  );
}

function factsOf(pilot: Pilot): readonly (readonly [name: string, value: string])[] {
  const { hourlyPay = {}, floor, restSeconds } = pilot;
  const time = restSeconds === undefined ? '' : `, ${duration(restSeconds)}`;
  return [
    ['Texts', `${pilot.texts}, ${pilot.recorded} recorded`],
    ['Pass', `${percent(pilot.passRate)} (${pilot.rejected} rejected)`],
    ['Cost', dollars(pilot.cost)],
    ['Time', duration(pilot.seconds)],
    ...Object.entries(hourlyPay).map(
      ([stage, sum]) => [`Pay, ${stage}`, `${dollars(sum)} an hour`] as const,
    ),
    ...(floor === undefined ? [] : [['Pay floor', `${dollars(floor)} an hour`] as const]),
    [`The other ${pilot.restTexts} texts`, `about ${dollars(pilot.restCost)}${time}`],
  ];
}
