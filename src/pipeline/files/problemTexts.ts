import type { FileProblem } from './storedRecording';

/** What a performer is told, who can mend it. */
const texts: Readonly<Record<FileProblem, string>> = {
  missing: 'No file was attached.',
  empty: 'The attached file is empty.',
  'not-audio': 'The attached file is not an audio recording that can be played.',
  unreadable: 'The attached file is damaged, so it is not an audio recording that can be played.',
  truncated: 'The attached recording is incomplete: its end is missing.',
  video: 'The attached file is a video; only audio is asked for.',
  'no-sound': 'The attached file has no sound in it.',
  'too-large': 'The attached file is far too large for this text.',
  'too-short': 'The recording is too short.',
  'too-long': 'The recording is too long.',
  'too-fast': 'The recording is much shorter than it takes to read the whole text.',
  'too-slow': 'The recording is much longer than it takes to read the text.',
  silent: 'The recording is silent. The microphone may be switched off or not allowed.',
  clipped: 'The recording is distorted because it is too loud. Keep the microphone further away.',
  duplicate: 'This recording was handed in before. Each text needs a recording of its own.',
};

export function problemText(problem: FileProblem): string {
  return texts[problem];
}

/** The problem that a comment to a performer begins with; undefined where it speaks of something else. */
export function problemIn(comment: string): FileProblem | undefined {
  const known = Object.entries(texts).find(([, text]) => comment.startsWith(text));
  return known?.[0] as FileProblem | undefined;
}
