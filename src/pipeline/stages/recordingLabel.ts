/** One recording among all: the assignment alone may hold several. */
export function recordingLabel(assignment: string, textId: string): string {
  return `${assignment}/${textId}`;
}

/** The assignment that a recording is of. */
export function assignmentOf(label: string): string {
  return label.slice(0, label.indexOf('/'));
}
