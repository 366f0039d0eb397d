/** Where the sandbox gets its time from. Milliseconds since 1970, UTC. */
export interface Clock {
  now(): number;
  /** Moves simulated time forward to `time`; never back. Only the fast clock can jump. */
  advanceTo(time: number): void;
  /** Real milliseconds until simulated `time` is reached; 0 when it is over. */
  realDelayUntil(time: number): number;
  /** True when time jumps from one event to the next instead of being waited for. */
  readonly jumps: boolean;
}

/** Real time plus an offset that grows whenever the crowd's next event lies ahead (`speed 0`). */
export function createJumpingClock(real: () => number = Date.now): Clock {
  let offset = 0;
  const now = (): number => real() + offset;
  return {
    jumps: true,
    now,
    advanceTo(time) {
      offset = Math.max(offset, time - real());
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
    realDelayUntil: (time) => Math.max(0, (time - now()) / speed),
  };
}
