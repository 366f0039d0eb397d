import { generateClip } from '../../media';

let clips = 0;

/** A made-up recording, where no microphone may be used. */
export function sampleClip(): File {
  clips += 1;
  const name = `recording-${String(clips)}.wav`;
  return new File([generateClip(2, clips)], name, { type: 'audio/wav' });
}
