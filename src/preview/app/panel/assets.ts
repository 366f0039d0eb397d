import type { PreviewAssets } from '../../page';

/** The addresses that the page's shell hands to its script. */
export function readAssets(script: HTMLScriptElement): PreviewAssets {
  return JSON.parse(script.dataset.assets ?? '{}') as PreviewAssets;
}

/** What the host wants to find again in the page's state. */
export function readRemembered(script: HTMLScriptElement): Readonly<Record<string, unknown>> {
  return JSON.parse(script.dataset.remember ?? '{}') as Readonly<Record<string, unknown>>;
}

const texts = new Map<string, Promise<string>>();

/** Text of an asset, read once: the frame cannot load files itself. */
export function assetText(address: string): Promise<string> {
  let text = texts.get(address);
  if (!text) {
    text = fetch(address).then((response) => {
      if (!response.ok) throw new Error(`Cannot read ${address}: ${String(response.status)}`);
      return response.text();
    });
    text.catch(() => texts.delete(address));
    texts.set(address, text);
  }
  return text;
}
