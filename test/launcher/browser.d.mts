/** Arguments for a Chromium that is driven by tests: no sandbox helper, no GPU, no calls home. */
export const browserArguments: string[];
