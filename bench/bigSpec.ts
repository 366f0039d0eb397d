const field = (index: number): string => `    field_${index}:
      type: string
      required: ${index % 2 === 0}
      hidden: false
      min_length: 1
      max_length: ${100 + index}
`;

const linesOfField = field(0).split('\n').length - 1;

/** A valid project spec of about that many lines: mostly input fields, as big real ones are. */
export function bigProject(lines: number): string {
  const count = Math.floor((lines - 12) / linesOfField);
  return `public_name: A big project
public_description: Made for measuring.
public_instructions: Read the text.
task_spec:
  output_spec:
    answer:
      type: string
  view_spec:
    type: tb
    config: { view: { type: view.text, content: { type: data.input, path: field_0 } } }
  input_spec:
${Array.from({ length: count }, (_, index) => field(index)).join('')}`;
}
