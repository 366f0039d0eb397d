import { problemText } from '../files/problemTexts';
import type { FileProblem } from '../files/storedRecording';
import type { Judgement } from '../run/judgements';

/** What performers read about their recordings. */

export const thanks = 'Thank you! The listeners agree that your recording matches the text.';

export function fileComment(problem: FileProblem): string {
  return `${problemText(problem)} Please record the text with the recorder of the task, listen to the result, and submit that.`;
}

export function listenersComment({ votes, approving }: Judgement): string {
  const against = votes - approving;
  const who =
    against === 0
      ? 'The listeners were not sure enough about this recording'
      : `${against} of ${votes} listeners found that this recording does not match the text or is hard to understand`;
  return `${who}. The whole text must be read word for word, clearly and without noise; see the instructions.`;
}
