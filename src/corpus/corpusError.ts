/** Why a corpus cannot be collected; the message is for people. What was collected is kept. */
export class CorpusError extends Error {
  override readonly name = 'CorpusError';
}
