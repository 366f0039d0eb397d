import type { Levels } from './track';

/** Milliseconds that are looked at together. */
const stretch = 20;
/** Root mean square below which a stretch is silent: 50 dB under full scale. */
const silentBelow = 10 ** (-50 / 20);
/** With eight bits the smallest step alone is 42 dB under full scale. */
const silentBelowCoarse = 0.75 / 128;
const fullScale = 0.999;
/** Samples at full scale in a row that are no accident. */
const clippedRun = 3;

/** Takes samples as they come, and tells how much of them is silent and how much is clipped. */
export class LevelMeter {
  readonly #perStretch: number;
  readonly #limit: number;
  #count = 0;
  #clipped = 0;
  #run = 0;
  #silent = 0;
  #stretches = 0;
  #inStretch = 0;
  #energy = 0;

  constructor(o: {
    readonly channels: number;
    /** Hertz. */
    readonly sampleRate: number;
    /** Samples have eight bits, or less. */
    readonly isCoarse: boolean;
  }) {
    const moments = Math.max(1, Math.round((o.sampleRate * stretch) / 1000));
    // A file may say that it has no channels: a stretch of no samples would never end.
    this.#perStretch = moments * Math.max(1, o.channels);
    this.#limit = o.isCoarse ? silentBelowCoarse : silentBelow;
  }

  /** From -1 to 1, the channels in turn. */
  add(value: number): void {
    this.#count++;
    this.#energy += value * value;
    // Both channels of stereo clip together: what counts is full scale after full scale.
    this.#run = Math.abs(value) >= fullScale ? this.#run + 1 : 0;
    if (this.#run === clippedRun) this.#clipped += clippedRun;
    else if (this.#run > clippedRun) this.#clipped++;
    if (++this.#inStretch === this.#perStretch) this.#end();
  }

  /** The same for many that are read by their place: in nearly every recording there are ten thousands. */
  addMany(count: number, read: (at: number) => number): void {
    for (let from = 0; from < count;) {
      const to = Math.min(count, from + this.#perStretch - this.#inStretch);
      let energy = 0;
      let clipped = 0;
      let run = this.#run;
      for (let at = from; at < to; at++) {
        const value = read(at);
        energy += value * value;
        run = value >= fullScale || value <= -fullScale ? run + 1 : 0;
        if (run >= clippedRun) clipped += run === clippedRun ? clippedRun : 1;
      }
      this.#count += to - from;
      this.#inStretch += to - from;
      this.#energy += energy;
      this.#clipped += clipped;
      this.#run = run;
      if (this.#inStretch === this.#perStretch) this.#end();
      from = to;
    }
  }

  levels(): Levels {
    if (this.#inStretch > 0) this.#end();
    if (this.#stretches === 0) return { from: 'unknown' };
    return {
      from: 'samples',
      silence: this.#silent / this.#stretches,
      clipping: this.#clipped / this.#count,
    };
  }

  #end(): void {
    this.#stretches++;
    if (Math.sqrt(this.#energy / this.#inStretch) < this.#limit) this.#silent++;
    this.#inStretch = 0;
    this.#energy = 0;
  }
}
