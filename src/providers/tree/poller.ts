import type * as vscode from 'vscode';
import { BackOff } from './backOff';

/** What a look at the platform found. */
export type LookResult = 'changed' | 'same' | 'failed';

/** Looks again and again while somebody can see the result, and only then. */
export class Poller implements vscode.Disposable {
  private readonly backOff = new BackOff({ first: 2_000, quiet: 30_000, failed: 60_000 });
  private timer: NodeJS.Timeout | undefined;
  private life = new AbortController();
  private state: 'asleep' | 'waiting' | 'looking' = 'asleep';

  constructor(private readonly look: (signal: AbortSignal) => Promise<LookResult>) {}

  /** Visible: begin with a short wait. Hidden: stop, and call off the look under way. */
  setVisible(visible: boolean): void {
    if (visible) this.hurry();
    else this.sleep();
  }

  /** Something was done: its effect should show soon. */
  hurry(): void {
    this.backOff.reset();
    if (this.state === 'looking') return;
    if (this.life.signal.aborted) this.life = new AbortController();
    this.schedule();
  }

  /** Hurries while somebody is looking; otherwise the next look is soon enough when they do. */
  hurryIfAwake(): void {
    if (this.state !== 'asleep') this.hurry();
  }

  dispose(): void {
    this.sleep();
  }

  private sleep(): void {
    clearTimeout(this.timer);
    this.life.abort();
    this.state = 'asleep';
  }

  private schedule(): void {
    clearTimeout(this.timer);
    this.state = 'waiting';
    this.timer = setTimeout(() => void this.lookNow(this.life.signal), this.backOff.milliseconds);
  }

  private async lookNow(signal: AbortSignal): Promise<void> {
    this.state = 'looking';
    const found = await this.look(signal).catch((): LookResult => 'failed');
    if (signal.aborted) return;
    this.backOff.next(found);
    this.schedule();
  }
}
