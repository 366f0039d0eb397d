/** Something is wrong with what was asked for; the message is for people and names what to do. */
export class ReviewError extends Error {
  override readonly name = 'ReviewError';
}
