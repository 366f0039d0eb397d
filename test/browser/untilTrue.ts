import type { Page } from 'playwright-core';

/**
 * Waits until an expression is true in the page. `waitForFunction` would evaluate it by `eval` from the
 * second look on, which the policy of our pages refuses.
 */
export async function untilTrue(page: Page, expression: string): Promise<void> {
  await page.evaluate(`new Promise((done) => {
    const look = () => (${expression} ? done() : setTimeout(look, 20));
    look();
  })`);
}
