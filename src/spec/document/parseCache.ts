import type { JsonPiece } from './jsonPieces';
import { PieceCache } from './pieces';
import type { YamlPiece } from './yamlPiece';

/** The pieces of one text as it was parsed last, in the notation that it has. */
export class ParseCache {
  readonly yaml = new PieceCache<YamlPiece>();
  readonly json = new PieceCache<JsonPiece>();
}
