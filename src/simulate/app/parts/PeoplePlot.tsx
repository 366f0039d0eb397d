import { useMemo } from 'preact/hooks';
import uPlot from 'uplot';
import { dollars, percent } from '../../report/format';
import type { PersonReport, PoolReport } from '../../report/model';
import { useColours, type PlotColours } from '../theme';
import { Plot, type PlotOptions } from './Plot';
import { TableBeside } from './TableBeside';

const fates: readonly {
  readonly fate: PersonReport['fate'];
  readonly colour: keyof PlotColours;
}[] = [
  { fate: 'stayed', colour: 'neutral' },
  { fate: 'banned justly', colour: 'good' },
  { fate: 'banned unjustly', colour: 'bad' },
];

/** Answers of each performer of the first seed, most first, and who of them was banned. */
export function PeoplePlot({ pool }: { pool: PoolReport }) {
  const colours = useColours();
  const people = pool.people.filter(({ answers, fate }) => answers > 0 || fate !== 'stayed');
  const { options, data } = useMemo(() => plotOf(people, colours), [pool, colours]);
  if (people.length === 0) return <p class="none">Nobody answered anything.</p>;
  return (
    <>
      <Plot
        options={options}
        data={data}
        height={220}
        label={`Answers of ${people.length} performers`}
      />
      <p class="legend">
        {fates.map(({ fate, colour }) => (
          <span key={fate}>
            <i class={`swatch ${colour}`} aria-hidden="true" /> {fate}:{' '}
            {people.filter((person) => person.fate === fate).length}
          </span>
        ))}
      </p>
      <TableBeside
        caption={`Performers with seed ${pool.curves[0]?.seed ?? 1}`}
        head={['Performer', 'Group', 'Answers', 'Right', 'Paid', 'Fate']}
        rows={people.map(({ id, group, answers, accuracy, paid, fate, rule }) => [
          id.slice(0, 8),
          group,
          answers,
          accuracy === undefined ? '–' : percent(accuracy),
          dollars(paid),
          rule === undefined ? fate : `${fate} (${ruleName(pool, rule)})`,
        ])}
      />
    </>
  );
}

function ruleName(pool: PoolReport, key: string): string {
  return pool.rules.find((rule) => rule.key === key)?.collector.split(' ')[0] ?? key;
}

function plotOf(
  people: readonly PersonReport[],
  colours: PlotColours,
): { options: PlotOptions; data: uPlot.AlignedData } {
  const bars = uPlot.paths.bars?.({ size: [0.76, 22], radius: 0.15 });
  const series = fates.map(({ fate, colour }): uPlot.Series => ({
    label: fate,
    fill: colours[colour],
    stroke: colours[colour],
    width: 0,
    points: { show: false },
    ...(bars && { paths: bars }),
  }));
  return {
    data: [
      people.map((_person, index) => index),
      ...fates.map(({ fate }) =>
        people.map((person) => (person.fate === fate ? person.answers : null)),
      ),
    ],
    options: {
      cursor: { show: false },
      legend: { show: false },
      padding: [8, 10, 8, 0],
      scales: {
        x: { time: false, range: [-0.7, people.length - 0.3] },
        y: { range: (_plot, _low, high) => [0, Math.max(1, high) * 1.05] },
      },
      axes: [
        { show: false },
        {
          stroke: colours.text,
          grid: { stroke: colours.grid, width: 1 },
          ticks: { show: false },
          font: '11px sans-serif',
          size: 44,
        },
      ],
      series: [{}, ...series],
    },
  };
}
