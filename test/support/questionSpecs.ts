/** A project that shows one input and asks for yes or no, in words of its own. */
export interface Question {
  readonly name: string;
  readonly description: string;
  /** File with the instructions. */
  readonly instructions: string;
  /** Field that is shown, and its specification as YAML. */
  readonly input: readonly [id: string, spec: string];
  /** The component that shows it, as YAML. */
  readonly shown: string;
  /** Output that holds the answer. */
  readonly output: string;
}

export function questionProject(question: Question): string {
  const { name, description, instructions, input, shown, output } = question;
  return `public_name: ${name}
public_description: ${description}
public_instructions: { $file: ${instructions} }
task_spec:
  input_spec:
    ${input[0]}: ${input[1]}
  output_spec:
    ${output}: { type: string, required: true, allowed_values: ['yes', 'no'] }
  view_spec:
    type: tb
    config:
      view:
        type: view.list
        items:
          - ${shown}
          - type: field.radio-group
            data: { type: data.output, path: ${output} }
            options:
              - { value: 'yes', label: 'Yes' }
              - { value: 'no', label: 'No' }
            validation: { type: condition.required }
assignments_issuing_type: AUTOMATED
`;
}

/** A pool that anybody may work in; what is said of its quality and tasks comes after. */
export interface SmallPool {
  /** Spec of its project. */
  readonly project: string;
  readonly name: string;
  /** Seconds for a page. */
  readonly seconds: number;
  readonly overlap: number;
  /** `mixer_config` as YAML. */
  readonly mixer: string;
  /** Everything else, as lines of YAML. */
  readonly more: string;
}

export function smallPool({ project, name, seconds, overlap, mixer, more }: SmallPool): string {
  return `project_id: { $id: ${project} }
private_name: ${name}
may_contain_adult_content: true
will_expire: '2099-12-31T00:00:00'
reward_per_assignment: 0.02
assignment_max_duration_seconds: ${seconds}
auto_accept_solutions: true
defaults:
  default_overlap_for_new_tasks: ${overlap}
  default_overlap_for_new_task_suites: ${overlap}
mixer_config: ${mixer}
${more}`;
}
