import type { RunView, Steer } from '../../watch';

/** What a key means while a run is shown. */
export type KeyWish = Steer | 'look' | 'interrupt';

/** Keys that mean something now, with their words. Which do depends on the state of the run. */
export function keysFor(
  view: RunView,
): readonly (readonly [key: string, words: string, KeyWish])[] {
  const { state } = view;
  switch (state.state) {
    case 'starting':
      return [
        ['s', 'stop', 'stop'],
        ['q', 'picture or lines', 'look'],
      ];
    case 'running':
      if (state.ending !== undefined)
        return [
          ['r', 'go on after all', 'resume'],
          ['s', 'stop now', 'stop'],
          ['q', 'picture or lines', 'look'],
        ];
      return [
        ['p', 'pause', 'pause'],
        ['b', 'stop after this batch', 'stop-after-batch'],
        ['s', 'stop now', 'stop'],
        ['q', 'picture or lines', 'look'],
      ];
    case 'paused':
      if (state.why === 'pilot')
        return [
          ['g', 'go on with all texts', 'pilot-go-on'],
          ['s', 'stop here', 'pilot-stop'],
        ];
      return [
        ['r', 'resume', 'resume'],
        ['s', 'stop', 'stop'],
        ['q', 'picture or lines', 'look'],
      ];
    case 'stopped':
    case 'finished':
    case 'failed':
      return [];
  }
}

/** The wish behind what was typed; Ctrl+C and Ctrl+D interrupt in every state. */
export function wishOf(typed: string, view: RunView): KeyWish | undefined {
  if (typed === '\u0003' || typed === '\u0004') return 'interrupt';
  return keysFor(view).find(([key]) => key === typed.toLowerCase())?.[2];
}
