/** Where the sandbox gets its time from. Milliseconds since 1970, UTC. */
export interface Clock {
  now(): number;
  /** Moves simulated time forward to `time`; never back. Only the fast clock can jump. */
  advanceTo(time: number): void;
  /**
   * Runs something that happens at `time`. Where time jumps, `now` stands still meanwhile: how long
   * the machine takes for it must not shift what is planned from it.
   */
  happen(time: number, run: () => void): void;
  /** Real milliseconds until simulated `time` is reached; 0 when it is over. */
  realDelayUntil(time: number): number;
  /** True when time jumps from one event to the next instead of being waited for. */
  readonly jumps: boolean;
}

/**
 * Real time counts in steps of this many milliseconds where time jumps: how long the machine takes
 * for a request must not decide which of two people comes first.
 */
const realStep = 60_000;

/**
 * Real time, in whole steps since the start, plus an offset that grows whenever the crowd's next
 * event lies ahead (`speed 0`). `start` is what the clock shows at first.
 */
export function createJumpingClock(
  real: () => number = Date.now,
  step = realStep,
  start?: number,
): Clock {
  const began = real();
  let offset = start === undefined ? 0 : start - began;
  let happening: number | undefined;
  const stepped = (): number => began + Math.floor((real() - began) / step) * step;
  const now = (): number => happening ?? stepped() + offset;
  const advanceTo = (time: number): void => {
    offset = Math.max(offset, time - stepped());
  };
  return {
    jumps: true,
    now,
    advanceTo,
    happen(time, run) {
      advanceTo(time);
      happening = time;
      try {
        run();
      } finally {
        happening = undefined;
      }
    },
    realDelayUntil: (time) => Math.max(0, time - now()),
  };
}

/** Time that runs `speed` times as fast as real time (1 is real time), from `start` on. */
export function createScaledClock(
  speed: number,
  start: number = Date.now(),
  real: () => number = Date.now,
): Clock {
  const began = real();
  let base = start;
  const now = (): number => base + (real() - began) * speed;
  return {
    jumps: false,
    now,
    advanceTo(time) {
      base += Math.max(0, time - now());
    },
    happen(_time, run) {
      run();
    },
    realDelayUntil: (time) => Math.max(0, (time - now()) / speed),
  };
}
