import type { SpecDocument } from '../document/specDocument';
import type { Fix } from './fix';

export function configRewrites(doc: SpecDocument, at: number): readonly Omit<Fix, 'code'>[] {
  return [];
}
