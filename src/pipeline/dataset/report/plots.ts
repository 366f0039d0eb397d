import { escaped } from '../../../pages';
import type { Bin } from './histogram';

const size = { width: 460, height: 200, left: 40, right: 12, top: 12, bottom: 40 };

/** Bars side by side. Read aloud it is its title; each bar tells its figures on hover. */
export function barPlot(o: {
  readonly title: string;
  /** Below the axis: `seconds`. */
  readonly unit: string;
  readonly bins: readonly Bin[];
}): string {
  if (o.bins.length === 0) return nothing(o.title);
  const most = Math.max(...o.bins.map(({ count }) => count));
  const [wide, high] = [size.width - size.left - size.right, size.height - size.top - size.bottom];
  const step = wide / o.bins.length;
  const bars = o.bins.map(({ from, to, count }, at) => {
    const height = (count / most) * high;
    const box = `x="${near(size.left + at * step + 1)}" y="${near(size.top + high - height)}" width="${near(Math.max(1, step - 2))}" height="${near(height)}"`;
    const label = `${number(from)} – ${number(to)} ${o.unit}: ${count}`;
    return `<rect ${box} rx="2"><title>${escaped(label)}</title></rect>`;
  });
  return figure(o.title, [
    ...lines(most, high),
    `<g class="bars">${bars.join('')}</g>`,
    ...borders(o.bins, step),
    `<text class="unit" x="${size.left + wide / 2}" y="${size.height - 6}">${escaped(o.unit)}</text>`,
  ]);
}

/** Three lines with their counts. */
function lines(most: number, high: number): readonly string[] {
  const steps = [...new Set([0, Math.round(most / 2), most])];
  return steps.map((count) => {
    const y = near(size.top + high - (count / most) * high);
    return `<line x1="${size.left}" x2="${size.width - size.right}" y1="${y}" y2="${y}"/><text class="count" x="${size.left - 6}" y="${near(y + 4)}">${count}</text>`;
  });
}

/** At most nine numbers under the bars. */
function borders(bins: readonly Bin[], step: number): readonly string[] {
  const every = Math.ceil(bins.length / 8);
  const all = [...bins.map(({ from }) => from), bins.at(-1)?.to ?? 0];
  return all.flatMap((value, at) =>
    at % every === 0
      ? [
          `<text class="border" x="${near(size.left + at * step)}" y="${size.height - 22}">${number(value)}</text>`,
        ]
      : [],
  );
}

/** Rows with a name, a bar and what it stands for, longest first. */
export function rowPlot(o: {
  readonly title: string;
  readonly rows: readonly {
    readonly name: string;
    readonly value: number;
    readonly label: string;
  }[];
}): string {
  if (o.rows.length === 0) return nothing(o.title);
  const most = Math.max(...o.rows.map(({ value }) => value)) || 1;
  const rows = o.rows.map(
    ({ name, value, label }) =>
      `<tr><th scope="row">${escaped(name)}</th><td class="bar"><span style="width:${near((100 * value) / most)}%"></span></td><td class="label">${escaped(label)}</td></tr>`,
  );
  return `<figure><figcaption>${escaped(o.title)}</figcaption><table class="rows">${rows.join('')}</table></figure>`;
}

function figure(title: string, parts: readonly string[]): string {
  return `<figure><figcaption>${escaped(title)}</figcaption><svg role="img" aria-label="${escaped(title)}" viewBox="0 0 ${size.width} ${size.height}">${parts.join('')}</svg></figure>`;
}

function nothing(title: string): string {
  return `<figure><figcaption>${escaped(title)}</figcaption><p class="none">Nothing to show.</p></figure>`;
}

function near(value: number): number {
  return Math.round(value * 100) / 100;
}

function number(value: number): string {
  return String(Number(value.toPrecision(4)));
}
