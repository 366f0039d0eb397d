import { parseSpec } from '../src/spec';
import { radioQuestion } from './radioQuestion';

/** Valid specs of any length that look like real big ones, for measuring. */
export interface BigSpec {
  readonly kind: 'project' | 'pool';
  readonly format: 'yaml' | 'json';
  readonly text: string;
  /** A value of an enum near the middle, at which completion and hover are asked. */
  readonly value: number;
  /** Where a person types, in a text near the middle. */
  readonly typing: number;
}

function repeated(lines: number, piece: (index: number) => string): string {
  const each = piece(0).split('\n').length - 1;
  const count = Math.max(1, Math.floor(lines / each));
  return Array.from({ length: count }, (_, index) => piece(index)).join('');
}

const inputField = (index: number): string => `    text_${index}:
      type: string
      required: ${index % 2 === 0}
      hidden: false
      min_length: 1
      max_length: ${100 + index}
`;

const outputField = (
  index: number,
): string => `    answer_${index}: { type: string, required: false }
`;

const question = (index: number): string =>
  radioQuestion(index, `Is this paragraph ${index} clear and free of mistakes?`);

/** A project with a big Template Builder config over many fields. */
function bigProject(lines: number): BigSpec {
  const answers = Math.max(1, Math.floor((lines * 0.6) / 11));
  const inputs = lines * 0.35;
  const text = `public_name: Clear paragraphs
public_description: Read paragraphs and say whether they are clear.
public_instructions: Read each paragraph to its end.
assignments_issuing_type: AUTOMATED
task_spec:
  input_spec:
${repeated(inputs, inputField)}  output_spec:
${repeated(answers, outputField)}  view_spec:
    type: tb
    config:
      view:
        type: view.list
        items:
          - type: view.text
            content: { type: data.input, path: text_0 }
${repeated(answers * 11, question)}`;
  return {
    kind: 'project',
    format: 'yaml',
    text,
    value: valueAfter(text, 'type: string'),
    typing: valueAfter(text, 'hint: Choose'),
  };
}

const codes = ['EN', 'DE', 'FR', 'ES', 'IT', 'PT', 'TR', 'ID'];

const filterGroup = (index: number): string => `    - or:
        - { category: profile, key: languages, operator: IN, value: ${codes[index % 8] ?? 'EN'} }
        - category: skill
          key: '${1000 + index}'
          operator: GTE
          value: ${index % 100}
`;

const collector = (index: number): string => `    - collector_config:
        type: GOLDEN_SET
        parameters: { history_size: ${10 + (index % 20)} }
      rules:
        - conditions:
            - { key: total_answers_count, operator: GT, value: 3 }
            - key: correct_answers_rate
              operator: LT
              value: ${50 + (index % 40)}
          action:
            type: RESTRICTION_V2
            parameters:
              scope: PROJECT
              duration: ${1 + (index % 30)}
              duration_unit: DAYS
              private_comment: Wrong on golden tasks, rule ${index}
`;

/** A pool with a long filter and much quality control. */
function bigPool(lines: number): BigSpec {
  const text = `project_id: '1'
private_name: Clear paragraphs
may_contain_adult_content: false
will_expire: '2099-12-31T00:00:00'
reward_per_assignment: 0.05
assignment_max_duration_seconds: 600
defaults:
  default_overlap_for_new_tasks: 3
  default_overlap_for_new_task_suites: 3
mixer_config:
  real_tasks_count: 8
  golden_tasks_count: 2
  training_tasks_count: 0
filter:
  and:
${repeated(lines * 0.5, filterGroup)}quality_control:
  configs:
${repeated(lines * 0.5, collector)}`;
  return {
    kind: 'pool',
    format: 'yaml',
    text,
    value: valueAfter(text, 'duration_unit: DAYS'),
    typing: valueAfter(text, 'private_comment: Wrong'),
  };
}

/** The same project in JSON, of about that many lines. */
function bigJsonProject(lines: number): BigSpec {
  const jsonOf = (size: number): string => {
    const { text } = bigProject(size);
    return `${JSON.stringify(parseSpec(text, { kind: 'project', format: 'yaml' }).value(), null, 2)}\n`;
  };
  // JSON takes more lines for the same.
  const text = jsonOf((lines * lines) / (jsonOf(lines).split('\n').length - 1));
  return {
    kind: 'project',
    format: 'json',
    text,
    value: valueAfter(text, '"type": "string"') + 1,
    typing: valueAfter(text, '"hint": "Choose') + 1,
  };
}

/** Offset of the value of an entry that stands in many places: of one near their middle. */
function valueAfter(text: string, entry: string): number {
  const [first, last] = [text.indexOf(entry), text.lastIndexOf(entry)];
  const middle = text.indexOf(entry, Math.max(first, Math.floor((first + last) / 2) - 500));
  return text.indexOf(' ', middle) + 1;
}

export const bigSpecNames = ['project', 'pool', 'json-project'] as const;
export type BigSpecName = (typeof bigSpecNames)[number];

export function bigSpecOf(name: BigSpecName, lines: number): BigSpec {
  if (name === 'json-project') return bigJsonProject(lines);
  return name === 'pool' ? bigPool(lines) : bigProject(lines);
}

/** The text after a keystroke: some letters are typed, then removed again. */
export function typed({ text, typing }: BigSpec, keystroke: number): string {
  return `${text.slice(0, typing)}${'x'.repeat((keystroke % 9) + 1)}${text.slice(typing)}`;
}
