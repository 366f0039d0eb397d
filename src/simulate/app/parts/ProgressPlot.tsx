import { useMemo } from 'preact/hooks';
import uPlot from 'uplot';
import { duration } from '../../report/format';
import type { Curve, PoolReport } from '../../report/model';
import { useColours } from '../theme';
import { Plot } from './Plot';
import { TableBeside } from './TableBeside';

const shares = [25, 50, 75, 90, 100];

/** How much of the work was done when, one line a seed. */
export function ProgressPlot({ pool }: { pool: PoolReport }) {
  const colours = useColours();
  const curves = pool.curves.filter(({ points }) => points.length > 1);
  const { options, data } = useMemo(() => {
    const longest = Math.max(1 / 60, ...curves.map(({ points }) => points.at(-1)?.[0] ?? 0));
    // Minutes, hours or days: whatever gives numbers that people read easily.
    const unit = longest < 1.5 ? 1 / 60 : longest < 48 ? 1 : 24;
    const name = unit === 1 ? 'hours' : unit === 24 ? 'days' : 'minutes';
    const axis: uPlot.Axis = {
      stroke: colours.text,
      grid: { stroke: colours.grid, width: 1 },
      ticks: { show: false },
      font: '11px sans-serif',
      labelFont: '11px sans-serif',
    };
    const first = curves.map((_curve, index) => index === 0);
    return {
      data: tableOf(curves, unit),
      options: {
        cursor: { y: false, points: { size: 6 } },
        legend: { show: false },
        padding: [8, 10, 0, 0],
        scales: { x: { time: false }, y: { range: [0, 102] as [number, number] } },
        axes: [
          { ...axis, label: name, labelSize: 18, size: 26 },
          {
            ...axis,
            size: 44,
            values: (_plot: uPlot, values: number[]) => values.map((value) => `${value} %`),
          },
        ],
        series: [
          {},
          ...curves.map(({ seed }, index) => ({
            label: `seed ${seed}`,
            stroke: first[index] === true ? colours.accent : colours.quiet,
            width: first[index] === true ? 2 : 1.25,
            spanGaps: true,
            points: { show: false },
          })),
        ],
      } satisfies Omit<uPlot.Options, 'width' | 'height'>,
    };
  }, [pool, colours]);
  if (curves.length === 0) return <p class="none">No answers came in.</p>;
  return (
    <>
      <Plot
        options={options}
        data={data}
        height={220}
        label={`Share of answers over time, ${curves.length} seeds`}
      />
      <TableBeside
        caption="When how much of the answers had come in"
        head={['Seed', ...shares.map((share) => `${share} %`)]}
        rows={curves.map(({ seed, points }) => [
          String(seed),
          ...shares.map((share) =>
            duration(points.find(([, percent]) => percent >= share)?.[0] ?? 0),
          ),
        ])}
      />
    </>
  );
}

/** All curves over one axis of time; a curve has no value where only others have a point. */
function tableOf(curves: readonly Curve[], unit: number): uPlot.AlignedData {
  const tables = curves.map(({ points }): uPlot.AlignedData => [
    points.map(([hours]) => hours / unit),
    points.map(([, percent]) => percent),
  ]);
  return uPlot.join(tables);
}
