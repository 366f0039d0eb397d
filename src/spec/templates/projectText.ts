import { textOf } from './pieces';

/** What a project says, in pieces of YAML. */
export interface ProjectText {
  readonly title: string;
  readonly description: string;
  /** Fields and their specs. */
  readonly input: Readonly<Record<string, string>>;
  readonly output: Readonly<Record<string, string>>;
  /** Components of the interface, one below the other. */
  readonly view: readonly string[];
}

/** `instructions`: the reference to their file. */
export function projectText(project: ProjectText, instructions: string): string {
  return textOf([
    `public_name: ${project.title}`,
    `public_description: ${project.description}`,
    `public_instructions: { $file: ${instructions} }`,
    'assignments_issuing_type: AUTOMATED',
    'task_spec:',
    '  input_spec:',
    ...fieldLines(project.input),
    '  output_spec:',
    ...fieldLines(project.output),
    '  view_spec:',
    '    type: tb',
    '    config:',
    '      view:',
    '        type: view.list',
    '        items:',
    ...project.view.flatMap((component) => itemLines(component)),
  ]);
}

function fieldLines(fields: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(fields).map(([name, spec]) => `    ${name}: ${spec}`);
}

function itemLines(component: string): readonly string[] {
  return component
    .split('\n')
    .map((line, index) => `          ${index === 0 ? '- ' : '  '}${line}`);
}
