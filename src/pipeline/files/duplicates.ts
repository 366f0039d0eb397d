import type { FileFinding } from './storedRecording';

/** An assignment and what was found in its files. */
export type FoundIn = readonly [assignment: string, findings: readonly FileFinding[]];

/**
 * Refuses sounds that were handed in before: the same file, or the same sound in another container. Who
 * came first is told by when it was handed in (and the assignment's id, where that is the same), not by which
 * download was quicker: two recordings never are each other's copy.
 */
export function refuseDuplicates(
  all: readonly FoundIn[],
  wanted: ReadonlySet<string>,
): ReadonlyMap<string, readonly FileFinding[]> {
  const first = new Map<string, string>();
  const answers = new Map<string, readonly FileFinding[]>();
  for (const [assignment, findings] of [...all].sort(byTime)) {
    const judged = findings.map((finding) => {
      const sounds = soundsOf(finding);
      const before = sounds.map((sound) => first.get(sound)).find((known) => known !== undefined);
      for (const sound of sounds) if (!first.has(sound)) first.set(sound, assignment);
      return before === undefined ? finding : duplicateOf(before);
    });
    if (wanted.has(assignment)) answers.set(assignment, judged);
  }
  return answers;
}

function byTime([a, found]: FoundIn, [b, other]: FoundIn): number {
  const [left, right] = [`${timeOf(found)} ${a}`, `${timeOf(other)} ${b}`];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Platform dates sort as texts do. A file that was refused has none, so any that was stored tells. */
function timeOf(findings: readonly FileFinding[]): string {
  const stored = findings.find(({ state }) => state === 'stored');
  return stored?.state === 'stored' ? (stored.submitted ?? '') : '';
}

function duplicateOf(before: string): FileFinding {
  const detail = `The same sound came with assignment ${before}.`;
  return { state: 'refused', reason: 'duplicate', detail };
}

function soundsOf(finding: FileFinding): readonly string[] {
  if (finding.state !== 'stored') return [];
  const { sha256, soundSha256 } = finding;
  return soundSha256 === undefined ? [sha256] : [sha256, soundSha256];
}
