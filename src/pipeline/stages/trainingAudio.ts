import { readFile } from 'node:fs/promises';
import { PipelineError } from '../errors';
import { checkAudio } from '../files/audioFormat';
import { sha256 } from '../files/sha256';
import type { TrainingClip } from '../files/trainingClips';
import type { Run } from '../run/context';
import { createdUnder, createTasks, notInPool } from '../run/tasks';
import type { LabelledTask } from '../run/tasks';
import { keyPart } from '../storage/storage';
import { storageFolders } from '../storage/storageFolders';

/**
 * Puts the clips into storage and makes training tasks of them: their addresses do not exist before.
 * A task is known by its file and text, because an address may change between attempts.
 */
export async function uploadTrainingAudio(run: Run, clips: readonly TrainingClip[]): Promise<void> {
  const pool = run.ids.verification.training;
  if (pool === undefined) return;
  const step = 'verification/training/tasks';
  const created = createdUnder(run, step);
  const tasks: LabelledTask[] = [];
  for (const clip of clips) {
    const stored = await store(run, clip, created);
    if (stored !== undefined) tasks.push(stored);
  }
  const audio = run.plan.spec.recording.audio;
  await createTasks(run, {
    step,
    name: 'training recordings',
    pool,
    tasks: await notInPool(run, pool, tasks, ({ input_values: values }) =>
      label(lastPart(String(values[audio])), String(values.text)),
    ),
  });
}

async function store(
  run: Run,
  clip: TrainingClip,
  created: ReadonlySet<string>,
): Promise<LabelledTask | undefined> {
  const { storage, signal, plan } = run;
  const bytes = await readFile(clip.file).catch(() => undefined);
  if (bytes === undefined) {
    const { folder, answers } = plan.spec.verification.training_audio ?? {};
    throw new PipelineError(
      `${folder ?? ''}/${clip.filename}, named in ${answers?.$file ?? ''}, does not exist or cannot be read.`,
    );
  }
  const checked = checkAudio(bytes);
  if (checked.state === 'refused') {
    throw new PipelineError(
      `${clip.filename}: this is no audio that performers could play (${checked.reason}).`,
    );
  }
  const hash = sha256(bytes);
  const name = `${hash.slice(0, 8)}-${keyPart(clip.filename)}`;
  if (created.has(label(name, clip.text))) return undefined;
  const key = `${storageFolders(plan).training}/${name}`;
  if (!(await storage.holds(key, bytes.length, signal))) {
    await storage.put(key, { bytes, mediaType: checked.mediaType, sha256: hash }, signal);
  }
  const { accept } = plan.spec.verification;
  return {
    label: label(name, clip.text),
    task: {
      input_values: {
        [plan.spec.recording.audio]: await storage.link(key, signal),
        text: clip.text,
      },
      known_solutions: [{ output_values: { [accept.output]: clip.answer } }],
      ...(clip.hint !== '' && { message_on_unknown_solution: clip.hint }),
      infinite_overlap: true,
    },
  };
}

function label(name: string, text: string): string {
  return `${name} ${sha256(Buffer.from(text)).slice(0, 16)}`;
}

/** The file name in an address, without what a signature adds behind it. */
function lastPart(address: string): string {
  const path = URL.canParse(address) ? new URL(address).pathname : address;
  return decodeURIComponent(path.slice(path.lastIndexOf('/') + 1));
}
