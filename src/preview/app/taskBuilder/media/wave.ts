import WaveSurfer from 'wavesurfer.js';

/** A waveform in the colours of the theme. */
export function createWave(container: HTMLElement): WaveSurfer {
  const style = getComputedStyle(container);
  const colour = (name: string): string => style.getPropertyValue(name).trim();
  return WaveSurfer.create({
    container,
    height: 36,
    barWidth: 2,
    barGap: 2,
    barRadius: 1,
    cursorWidth: 1,
    normalize: true,
    waveColor: colour('--icon-soft'),
    progressColor: colour('--icon'),
    cursorColor: colour('--icon'),
  });
}
