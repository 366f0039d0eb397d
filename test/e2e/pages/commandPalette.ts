import type { Locator, Page } from 'playwright-core';

/** The box at the top of the window: commands, files, and the questions commands ask. */
export class QuickInput {
  readonly box: Locator;
  readonly input: Locator;
  readonly rows: Locator;

  constructor(private readonly page: Page) {
    this.box = page.locator('.quick-input-widget:visible');
    this.input = this.box.locator('input.input');
    this.rows = this.box.locator('.quick-input-list .monaco-list-row');
  }

  /**
   * Runs a command of the palette by its full title, as it is shown there. What opens meanwhile may
   * take the focus, and then the palette closes under the hand: a person opens it again.
   */
  async runCommand(title: string): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      await this.show('F1');
      try {
        await this.input.fill(`>${title}`, { timeout: 5000 });
        await this.rows.filter({ hasText: title }).first().click({ timeout: 5000 });
        return;
      } catch (error) {
        if (attempt === 5) throw error;
        await this.page.keyboard.press('Escape');
      }
    }
  }

  /** Titles the palette offers for some typed words. */
  async commandsFor(words: string): Promise<readonly string[]> {
    await this.show('F1');
    await this.input.fill(`>${words}`);
    await this.rows.first().waitFor();
    const labels = await this.rows.locator('.monaco-icon-label').allInnerTexts();
    await this.page.keyboard.press('Escape');
    return labels.map((label) => label.trim());
  }

  /** Opens a file of the folder by name; a list that does not know it yet is asked for again. */
  async openFile(name: string): Promise<void> {
    const row = this.rows.filter({ hasText: name }).first();
    for (let look = 0; look < 4; look += 1) {
      await this.show('Control+P');
      await this.input.fill(name);
      const isListed = await appears(row, 10_000);
      if (isListed) break;
      await this.page.keyboard.press('Escape');
    }
    await row.click();
  }

  /** A window that has just opened does not listen to keys yet: a person presses again. */
  private async show(key: string): Promise<void> {
    for (let press = 0; press < 5; press += 1) {
      await this.page.keyboard.press(key);
      if (await appears(this.input, 3000)) return;
    }
    throw new Error(`Nothing opened on ${key}.`);
  }

  /** Picks the first row with that text. */
  async choose(text: string): Promise<void> {
    await this.rows.filter({ hasText: text }).first().click();
  }

  /** Ticks the first row with that text in a list of several, and confirms the list. */
  async tick(text: string): Promise<void> {
    await this.choose(text);
    await this.page.keyboard.press('Enter');
  }

  /** Types an answer and confirms it. */
  async answer(text: string): Promise<void> {
    await this.input.fill(text);
    await this.page.keyboard.press('Enter');
  }

  /** Agrees to the file a dialog suggests, and to making its folder. */
  async confirmFile(): Promise<void> {
    const agree = this.box.getByRole('button', { name: 'OK' });
    await agree.click();
    const question = this.box.getByText('Would you like to create it?');
    // Either it asks, or it is done and gone.
    await Promise.race([question.waitFor(), this.box.waitFor({ state: 'hidden' })]);
    if (await question.isVisible()) await agree.click();
  }
}

function appears(what: Locator, milliseconds: number): Promise<boolean> {
  return what.waitFor({ timeout: milliseconds }).then(
    () => true,
    () => false,
  );
}
