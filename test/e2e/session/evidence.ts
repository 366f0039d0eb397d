import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Session } from './session';
import { repository } from './session';

/**
 * Keeps what a person would have seen: a numbered screenshot after each step and, when a step
 * failed, Playwright's trace of the whole way, in artifacts/e2e/<name>.
 */
export class Evidence {
  private readonly folder: string;
  private count = 0;
  private failed = false;

  constructor(
    private readonly session: Session,
    name: string,
  ) {
    this.folder = path.join(repository, 'artifacts', 'e2e', name);
  }

  async begin(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
    await mkdir(this.folder, { recursive: true });
    await this.session.context.tracing.start({ screenshots: true, snapshots: true });
  }

  /** After a step: what is on the screen now. */
  async keep(title: string, state: 'passed' | 'failed'): Promise<void> {
    this.count += 1;
    this.failed ||= state === 'failed';
    const number = String(this.count).padStart(2, '0');
    const words = title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
    const name = `${number}-${words}${state === 'failed' ? '-failed' : ''}.png`;
    await this.session.page.screenshot({ path: path.join(this.folder, name) });
  }

  async finish(): Promise<void> {
    await this.session.context.tracing.stop(
      this.failed ? { path: path.join(this.folder, 'trace.zip') } : {},
    );
  }
}
