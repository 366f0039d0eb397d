import { closeEditors } from './documents';
import { until } from './until';

/**
 * Opens a panel and waits for its page. VS Code in a browser serves all webviews of a window from one place,
 * each with a service worker of its own that replaces the one before; now and then a page waits for its
 * worker for ever. A person closes the empty tab and opens it again, and so does this.
 */
export async function openPage<T>(
  what: string,
  open: () => PromiseLike<unknown>,
  look: () => T | undefined,
): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    await open();
    try {
      return await until(what, look, 15);
    } catch (error) {
      if (tries === 3) throw error;
      await closeEditors();
    }
  }
}
