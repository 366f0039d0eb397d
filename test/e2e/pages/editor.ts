import type { Locator, Page } from 'playwright-core';

/** The text editor that has the focus. */
export class TextEditor {
  readonly root: Locator;
  readonly errors: Locator;
  readonly suggestions: Locator;

  constructor(private readonly page: Page) {
    this.root = page
      .locator('.editor-group-container.active .editor-instance .monaco-editor')
      .first();
    this.errors = this.root.locator('.squiggly-error');
    this.suggestions = page.locator('.suggest-widget.visible .monaco-list-row');
  }

  tab(name: string): Locator {
    return this.page.locator('.tab', { hasText: name });
  }

  line(text: string): Locator {
    return this.root.locator('.view-line', { hasText: text }).first();
  }

  /** Puts the cursor at the end of the first visible line with that text. */
  async goToEndOf(text: string): Promise<void> {
    await this.line(text).click();
    await this.page.keyboard.press('End');
  }

  /** Types at the cursor, key by key, as a person does. */
  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text, { delay: 30 });
  }

  /** Asks for suggestions and accepts the one that is labelled so, from the keyboard. */
  async acceptSuggestion(label: string): Promise<void> {
    await this.page.keyboard.press('Control+Space');
    await this.suggestions.filter({ hasText: label }).first().waitFor();
    while (!(await this.focusedSuggestion(label).isVisible())) {
      await this.page.keyboard.press('ArrowDown');
    }
    await this.page.keyboard.press('Enter');
    await this.page.locator('.suggest-widget.visible').waitFor({ state: 'detached' });
  }

  private focusedSuggestion(label: string): Locator {
    return this.page.locator('.suggest-widget.visible .monaco-list-row.focused', {
      hasText: label,
    });
  }

  async save(): Promise<void> {
    await this.page.keyboard.press('Control+S');
  }

  /** Waits until the file's tab no longer shows unsaved changes. */
  async saved(name: string): Promise<void> {
    await this.page.locator('.tab.dirty', { hasText: name }).waitFor({ state: 'detached' });
  }
}
