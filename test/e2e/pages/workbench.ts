import type { Locator, Page } from 'playwright-core';
import { QuickInput } from './commandPalette';
import { TextEditor } from './editor';
import { TreeView } from './tree';

/** The whole window. */
export class Workbench {
  readonly quickInput: QuickInput;
  readonly editor: TextEditor;

  constructor(readonly page: Page) {
    this.quickInput = new QuickInput(page);
    this.editor = new TextEditor(page);
  }

  /** Shows a view container by the name of its icon in the activity bar. */
  async openContainer(name: string): Promise<void> {
    await this.page.locator(`.activitybar .action-item a[aria-label^="${name}"]`).first().click();
  }

  view(name: string): TreeView {
    return new TreeView(this.page, name);
  }

  /** Messages at the bottom right, newest first. */
  notification(text: string | RegExp): Locator {
    return this.page.locator('.notification-toast', { hasText: text }).first();
  }

  statusBar(text: string | RegExp): Locator {
    return this.page.locator('.statusbar-item', { hasText: text }).first();
  }

  /** A button of the message that is shown, or of a modal question. */
  button(name: string): Locator {
    return this.page
      .locator('.notification-toast, .monaco-dialog-box')
      .getByRole('button', { name })
      .first();
  }
}
