/** What the frame's document holds of the author's, taken before any of the author's code runs. */
import { classicPartsName, type ClassicParts } from '../../frame';

/**
 * Also takes the nonce away from every script: an author's code that knew it could make scripts of its
 * own, which nobody watches. Whoever needs it later gets it from here.
 */
export function takeParts(): { readonly parts: ClassicParts | undefined; readonly nonce: string } {
  const parts = Reflect.get(window, classicPartsName) as ClassicParts | undefined;
  Reflect.deleteProperty(window, classicPartsName);
  let nonce = '';
  for (const script of document.scripts) {
    nonce = script.nonce || nonce;
    script.nonce = '';
    script.removeAttribute('nonce');
  }
  return { parts, nonce };
}
