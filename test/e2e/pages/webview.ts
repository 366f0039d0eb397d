import type { FrameLocator, Page } from 'playwright-core';

/** The content of the webview that is shown: VS Code nests it two frames deep. */
export function webviewContent(page: Page): FrameLocator {
  return page.locator('iframe.webview.ready').last().contentFrame().frameLocator('#active-frame');
}
