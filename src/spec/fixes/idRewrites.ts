import type { SpecDocument } from '../document/specDocument';
import type { Outside } from "../validate/diagnostic";
import type { Fix } from './fix';

export function idRewrites(doc: SpecDocument, at: number, outside: Outside): readonly Omit<Fix, 'code'>[] {
  return [];
}
