import { useMemo } from 'preact/hooks';
import uPlot from 'uplot';
import { duration } from '../../report/format';
import type { Curve, PoolReport } from '../../report/model';
import { useColours, type PlotColours } from '../theme';
import { Plot, type PlotOptions } from './Plot';
import { TableBeside } from './TableBeside';

const shares = [25, 50, 75, 90, 100];

/** How much of the work was done when, one line a seed. */
export function ProgressPlot({ pool }: { pool: PoolReport }) {
  const colours = useColours();
  const { curves, options, data } = useMemo(() => plotOf(pool, colours), [pool, colours]);
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

function plotOf(
  pool: PoolReport,
  colours: PlotColours,
): { curves: readonly Curve[]; data: uPlot.AlignedData; options: PlotOptions } {
  const curves = pool.curves.filter(({ points }) => points.length > 1);
  const { unit, name } = unitOf(curves);
  const axis: uPlot.Axis = {
    stroke: colours.text,
    grid: { stroke: colours.grid, width: 1 },
    ticks: { show: false },
    font: '11px sans-serif',
    labelFont: '11px sans-serif',
  };
  const percents = (_plot: uPlot, values: number[]): string[] =>
    values.map((value) => `${value} %`);
  const options: PlotOptions = {
    cursor: { y: false, points: { size: 6 } },
    legend: { show: false },
    padding: [8, 10, 0, 0],
    scales: { x: { time: false }, y: { range: [0, 102] } },
    axes: [
      { ...axis, label: name, labelSize: 18, size: 26 },
      { ...axis, size: 44, values: percents },
    ],
    series: [{}, ...curves.map(({ seed }, index) => lineOf(seed, index === 0, colours))],
  };
  return { curves, data: tableOf(curves, unit), options };
}

/** The first seed is that of the plot beside it, so it is the one to see. */
function lineOf(seed: number, isFirst: boolean, colours: PlotColours): uPlot.Series {
  return {
    label: `seed ${seed}`,
    stroke: isFirst ? colours.accent : colours.quiet,
    width: isFirst ? 2 : 1.25,
    spanGaps: true,
    points: { show: false },
  };
}

/** Minutes, hours or days: whatever gives numbers that people read easily. */
function unitOf(curves: readonly Curve[]): { readonly unit: number; readonly name: string } {
  const longest = Math.max(0, ...curves.map(({ points }) => points.at(-1)?.[0] ?? 0));
  if (longest < 1.5) return { unit: 1 / 60, name: 'minutes' };
  return longest < 48 ? { unit: 1, name: 'hours' } : { unit: 24, name: 'days' };
}

/** All curves over one axis of time; a curve has no value where only others have a point. */
function tableOf(curves: readonly Curve[], unit: number): uPlot.AlignedData {
  const tables = curves.map(({ points }): uPlot.AlignedData => [
    points.map(([hours]) => hours / unit),
    points.map(([, percent]) => percent),
  ]);
  return uPlot.join(tables);
}
