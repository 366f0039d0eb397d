import type { PipelinePicture, StagePicture } from '../../../pipeline/picture';
import { dollars } from '../../view/words';
import { editor } from '../host';
import { Arrow, End, names } from './Diagram';

interface PictureProps {
  readonly picture: PipelinePicture;
  /** Why the newest state of the spec cannot be drawn. */
  readonly trouble: string | undefined;
}

/** A pipeline as its spec says: who judges what, who goes on, how often, for how much. */
export function Picture({ picture, trouble }: PictureProps) {
  return (
    <main>
      <header class="still">
        <div class="title">
          <h1>
            {picture.name}{' '}
            <span class={`state ${trouble === undefined ? '' : 'failed'}`} role="status">
              {trouble === undefined ? 'As written' : 'As it was'}
            </span>
          </h1>
          <p class="about">
            <SpecLink path={picture.path} />
          </p>
        </div>
        <div class="actions">
          <button type="button" class="first" onClick={() => editor.ask({ type: 'start' })}>
            Run Pipeline
          </button>
        </div>
      </header>
      {trouble !== undefined && (
        <div class="notice failure" role="alert">
          {trouble}
        </div>
      )}
      <Flow picture={picture} />
      <div class="columns">
        <Sums picture={picture} />
        <Places picture={picture} />
      </div>
    </main>
  );
}

function Flow({ picture }: { picture: PipelinePicture }) {
  const { texts, stages, attempts, results } = picture;
  const [classification, recording, verification] = stages;
  if (!classification || !recording || !verification) return null;
  return (
    <section class="diagram written" aria-label="Stages">
      <div class="flow">
        <End name="Texts" value={texts.count}>
          <p class="quiet">{texts.file ?? texts.source}</p>
        </End>
        <Arrow />
        <Stage shown={classification} />
        <Arrow passing={passing(classification)} />
        <Stage shown={recording} />
        <Arrow back={attempts} />
        <Stage shown={verification} />
        <Arrow passing={passing(verification)} />
        <End name="Dataset" value={`≤ ${texts.count}`}>
          <p class="quiet">{results}</p>
        </End>
      </div>
    </section>
  );
}

function Stage({ shown }: { shown: StagePicture }) {
  const { stage, specs, tasks, overlap, perSuite, total } = shown;
  return (
    <article class="stage" aria-label={names[stage]}>
      <h2>{names[stage]}</h2>
      <p class="value">{dollars(total)}</p>
      <ul>
        <li>
          {counted(tasks, stage === 'verification' ? 'recording' : 'text')}, {perSuite} on a page
        </li>
        <li>{counted(overlap, 'performer')} for each</li>
        {specs.map(({ kind, path }) => (
          <li key={kind}>
            <SpecLink path={path} />
          </li>
        ))}
      </ul>
    </article>
  );
}

function SpecLink({ path }: { path: string }) {
  return (
    <button
      type="button"
      class="link"
      title={path}
      onClick={() => editor.ask({ type: 'open-spec', path })}
    >
      {path
        .replace(/^.*\//, '')
        .split('.')
        .map((part, place) => (place === 0 ? part : [<wbr key={part} />, `.${part}`]))}
    </button>
  );
}

/** What it will cost, stage by stage, and within which bounds. */
function Sums({ picture: { stages, money, budget } }: { picture: PipelinePicture }) {
  const sums: readonly (readonly [string, number])[] = [
    ['at least, when all of it passes at once', money.least],
    ['at most, when every attempt is used up', money.most],
    ['by the formula of the published notebook', money.notebook],
  ];
  return (
    <section class="box" aria-label="Money">
      <h2>Money</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">Stage</th>
            {['Tasks', 'Task suites', 'Reward', 'Expected'].map((name) => (
              <th key={name} scope="col" class="number">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {stages.map(({ stage, tasks, suites, reward, total }) => (
            <tr key={stage}>
              <th scope="row">{names[stage]}</th>
              <td class="number">{tasks}</td>
              <td class="number">{suites}</td>
              <td class="number">${reward}</td>
              <td class="number">{dollars(total)}</td>
            </tr>
          ))}
          <tr class="sum">
            <th scope="row" colSpan={4}>
              all, fee included
            </th>
            <td class="number">{dollars(money.expected)}</td>
          </tr>
          {sums.map(([name, sum]) => (
            <tr key={name}>
              <th scope="row" colSpan={4}>
                {name}
              </th>
              <td class="number">{dollars(sum)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="quiet">
        No new work beyond {dollars(budget.soft)}, nothing at all beyond {dollars(budget.hard)};{' '}
        {dollars(budget.reserve)} kept back for judging.
      </p>
      {money.expected + budget.reserve > budget.hard && (
        <p class="over" role="status">
          Expected costs and the reserve are more than the hard limit: the run would not start.
        </p>
      )}
    </section>
  );
}

/** What comes from where and goes where. */
function Places({ picture }: { picture: PipelinePicture }) {
  const { texts, storage, results, perPerformer, pilot, attempts } = picture;
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['Texts', texts.file === undefined ? texts.source : `${texts.file}, ${texts.source}`],
    ['Recordings', storage],
    ['Dataset', results],
    ['Each text', `recorded up to ${counted(attempts, 'time')}`],
    [
      'Each performer',
      perPerformer === undefined ? undefined : `up to ${counted(perPerformer, 'recording')}`,
    ],
    ['Pilot', pilot === undefined ? undefined : `${counted(pilot, 'text')} go the whole way first`],
  ];
  return (
    <section class="box" aria-label="What goes where">
      <h2>What goes where</h2>
      <dl class="places">
        {facts.map(
          ([name, words]) =>
            words !== undefined && (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{words}</dd>
              </div>
            ),
        )}
      </dl>
    </section>
  );
}

function passing({ accept }: StagePicture): string {
  if (accept === undefined) return '';
  return `${accept.output} = ${String(accept.equals)}, ${accept.confidence} or surer`;
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
