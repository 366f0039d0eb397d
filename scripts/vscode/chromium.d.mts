/** Path of a Chromium to drive; see chromium.mjs. */
export function findChromium(): Promise<string>;
/** The Chromium of the npm registry, whether or not another one is installed. */
export function fetchedChromium(): Promise<string>;
