import { useEffect, useState } from 'preact/hooks';

/** Colours of the plots, as the page's style sheet has them now. */
export interface PlotColours {
  readonly text: string;
  readonly grid: string;
  readonly accent: string;
  readonly quiet: string;
  readonly good: string;
  readonly bad: string;
  readonly neutral: string;
}

function read(): PlotColours {
  const style = getComputedStyle(document.documentElement);
  const body = getComputedStyle(document.body);
  const colour = (name: string): string =>
    body.getPropertyValue(name).trim() || style.getPropertyValue(name).trim();
  return {
    text: colour('--quiet'),
    grid: colour('--grid'),
    accent: colour('--accent'),
    quiet: colour('--faint'),
    good: colour('--good'),
    bad: colour('--bad'),
    neutral: colour('--neutral'),
  };
}

/** Canvases know no style sheets: they are drawn anew when the editor's theme changes. */
export function useColours(): PlotColours {
  const [colours, setColours] = useState(read);
  useEffect(() => {
    const look = (): void => setColours(read());
    const watch = new MutationObserver(look);
    watch.observe(document.body, { attributes: true, attributeFilter: ['class'] });
    watch.observe(document.documentElement, { attributes: true, attributeFilter: ['style'] });
    const system = matchMedia('(prefers-color-scheme: dark)');
    system.addEventListener('change', look);
    return () => {
      watch.disconnect();
      system.removeEventListener('change', look);
    };
  }, []);
  return colours;
}
