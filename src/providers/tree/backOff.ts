/**
 * How long to wait until the next look at the platform, in milliseconds: short while things
 * change, longer while they do not, longest while the platform does not answer.
 */
export class BackOff {
  private wait: number;

  constructor(
    private readonly bounds: {
      readonly first: number;
      readonly quiet: number;
      readonly failed: number;
    },
  ) {
    this.wait = bounds.first;
  }

  get milliseconds(): number {
    return this.wait;
  }

  next(what: 'changed' | 'same' | 'failed'): number {
    const { first, quiet, failed } = this.bounds;
    if (what === 'changed') this.wait = first;
    else if (what === 'same') this.wait = Math.min(quiet, this.wait * 1.5);
    else this.wait = Math.min(failed, this.wait * 2);
    return this.wait;
  }

  reset(): void {
    this.wait = this.bounds.first;
  }
}
