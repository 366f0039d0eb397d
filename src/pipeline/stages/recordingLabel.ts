/** One recording among all: the assignment alone may hold several. */
export function recordingLabel(assignment: string, textId: string): string {
  return `${assignment}/${textId}`;
}
