import { useEffect, useRef } from 'preact/hooks';
import uPlot from 'uplot';

/** Size and place are the plot's own. */
export type PlotOptions = Omit<uPlot.Options, 'width' | 'height'>;

interface PlotProps {
  /** Make a new object to draw anew. */
  readonly options: PlotOptions;
  readonly data: uPlot.AlignedData;
  readonly height: number;
  readonly label: string;
}

/** A uPlot that is as wide as its place. What it shows stands in a table beside it, too. */
export function Plot({ options, data, height, label }: PlotProps) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = place.current;
    if (!element) return undefined;
    const plot = new uPlot({ ...options, width: element.clientWidth, height }, data, element);
    const watch = new ResizeObserver(() => {
      const width = element.clientWidth;
      if (width > 0 && width !== plot.width) plot.setSize({ width, height });
    });
    watch.observe(element);
    return () => {
      watch.disconnect();
      plot.destroy();
    };
  }, [options, data, height]);
  return <div class="plot" ref={place} role="img" aria-label={label} />;
}
