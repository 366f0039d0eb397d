import type { Locator, Page } from 'playwright-core';

/** A view in the side bar, by the name in its header. */
export class TreeView {
  private readonly pane: Locator;

  constructor(
    private readonly page: Page,
    name: string,
  ) {
    this.pane = page
      .locator('.pane')
      .filter({ has: page.locator('.pane-header', { hasText: name }) })
      .first();
  }

  /** The row with that text in its accessible name: label, description and state. */
  item(text: string | RegExp): Locator {
    return this.pane.getByRole('treeitem', { name: text }).first();
  }

  async expand(text: string | RegExp): Promise<void> {
    const row = this.item(text);
    await row.waitFor();
    if ((await row.getAttribute('aria-expanded')) !== 'true') {
      await row.click();
      await this.page.keyboard.press('ArrowRight');
    }
  }

  async fold(text: string | RegExp): Promise<void> {
    const row = this.item(text);
    await row.waitFor();
    if ((await row.getAttribute('aria-expanded')) === 'true') await row.click();
  }

  /** Opens the context menu of a row and clicks an entry. */
  async choose(text: string | RegExp, entry: string): Promise<void> {
    await this.item(text).click({ button: 'right' });
    await this.page.locator('.monaco-menu .action-item', { hasText: entry }).first().click();
  }

  /** What stands above the tree. */
  said(text: string | RegExp): Locator {
    return this.pane.getByText(text).first();
  }

  text(): Promise<string> {
    return this.pane.innerText();
  }
}
