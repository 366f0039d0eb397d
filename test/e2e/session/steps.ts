import { Evidence } from './evidence';
import { startSession, type Session } from './session';

/** What the steps of a path share; filled before the first one. */
export interface Path {
  readonly session: Session;
}

/**
 * A suite whose tests are one person's steps in one window: a screenshot is kept after each, and
 * after a failed step the ones that build on it are skipped.
 */
export function describePath(
  title: string,
  how: { readonly settings?: Readonly<Record<string, unknown>> },
  steps: (path: Path) => void,
): void {
  describe(title, () => {
    let session: Session | undefined;
    let evidence: Evidence | undefined;
    let broken = false;

    before('start VS Code', async function () {
      this.timeout(240_000);
      session = await startSession(how);
      evidence = new Evidence(session, title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-'));
      await evidence.begin();
    });

    beforeEach('an earlier step failed', function () {
      if (broken) this.skip();
    });

    afterEach('keep a screenshot', async function () {
      const test = this.currentTest;
      if (test === undefined || test.isPending() || broken) return;
      broken = test.state === 'failed';
      await evidence?.keep(test.title, broken ? 'failed' : 'passed');
    });

    after('end VS Code', async () => {
      await evidence?.finish();
      await session?.end();
    });

    steps({
      get session(): Session {
        if (session === undefined) throw new Error('The session has not started.');
        return session;
      },
    });
  });
}
