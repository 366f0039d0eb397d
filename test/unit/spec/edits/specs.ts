import { parseSpec, type SpecFormat, type SpecKind } from '../../../../src/spec';

export interface EditedSpec {
  readonly kind: SpecKind;
  readonly format: SpecFormat;
  readonly text: string;
}

const pool = `project_id: '1'
private_name: Reading
will_expire: '2030-12-31T23:59:59'
reward_per_assignment: 0.05
assignment_max_duration_seconds: 600
defaults: { default_overlap_for_new_task_suites: 3 }
filter:
  and:
    - { category: profile, key: languages, operator: IN, value: EN }
    - or:
        - { category: skill, key: '7', operator: GTE, value: 80 }
quality_control:
  configs:
    - collector_config:
        type: SKIPPED_IN_ROW_ASSIGNMENTS
      rules:
        - conditions:
            - key: skipped_in_row_count
              operator: GTE
              value: 5
          action:
            type: RESTRICTION_V2
            parameters: { scope: PROJECT, duration: 8, duration_unit: HOURS }
public_instructions: |
  <p>key: value</p>
    - not an item
metadata: { a: [b] }
`;

const project = `public_name: Clear paragraphs
public_description: Are they?
public_instructions: { $file: a.html }
assignments_issuing_type: AUTOMATED
task_spec:
  input_spec:
    text: { type: string, min_length: 9, max_length: 3 }
    hint:
      type: string
      required: false
  output_spec:
    ok: { type: boolean }
  view_spec:
    type: tb
    config:
      view:
        type: view.list
        items:
          - type: view.text
            content: { type: data.input, path: text }
          - type: field.checkbox
            label: Fine?
            data:
              type: data.output
              path: ok
          - type: field.textt
            data: { type: data.output, path: nothing }
`;

const pasted = `public_name: Pasted
public_description: JSON inside
assignments_issuing_type: AUTOMATED
task_spec:
  input_spec: { text: { type: string } }
  output_spec: { ok: { type: boolean } }
  view_spec:
    type: tb
    config: |
      {
        "view": {
          "type": "view.list",
          "items": [
            { "type": "view.text", "content": { "type": "data.input", "path": "text" } },
            { "type": "field.checkbox", "data": { "type": "data.output", "path": "wrong" } }
          ]
        }
      }
    settings: { showSkip: yes }
`;

const anchored = `project_id: '1'
private_name: Anchors
defaults: &d
  default_overlap_for_new_tasks: 3
quality_control:
  configs:
    - &c
      collector_config: { type: CAPTCHA, parameters: { history_size: 5 } }
      rules:
        - conditions: [{ key: fail_rate, operator: GTE, value: 60 }]
          action: &act { type: RESTRICTION_V2, parameters: { scope: PROJECT } }
    - *c
    - collector_config:
        type: GOLDEN_SET
      rules:
        - conditions:
            - key: total_answers_count
              operator: GT
              value: 3
          action: *act
metadata:
  <<: *d
  x: [y]
mixer_config: { real_tasks_count: 1 }
reward_per_assignment: 0.01
`;

/** References, forks, lists and everything else that rules follow through an interface. */
const branching = `public_name: Branches
public_description: Of an interface
assignments_issuing_type: AUTOMATED
task_spec:
  input_spec: { text: { type: string }, secret: { type: string, hidden: true } }
  output_spec:
    kind: { type: string, required: true, allowed_values: [a, c] }
    note: { type: integer, required: true }
  view_spec:
    type: tb
    config:
      vars:
        note: { type: field.textarea, data: { type: data.output, path: note } }
      view:
        type: view.list
        items:
          - type: helper.if
            condition: { type: condition.equals, data: { type: data.input, path: secret }, to: x }
            then:
              type: field.radio-group
              options:
                - { label: A, value: a }
                - { label: B, value: b }
              validation: { type: condition.equals, to: c }
              data: { type: data.output, path: kind }
            else: { $ref: vars.note }
          - $ref: vars.note
          - type: field.list
            render: { type: field.text, data: { type: data.relative, path: line } }
            data: { type: data.output, path: lines.first }
          - type: helper.switch
            cases:
              - condition: { type: condition.required }
                result: { type: field.number, minimum: 5, maximum: 3, data: { type: data.output, path: note } }
            default: { $ref: view.items.2.render }
      plugins:
        - { type: plugin.hotkeys, a: { type: action.play-pause, view: { $ref: view.items.0 } } }
        - { type: plugin.hotkeys, a: { $ref: vars.nothing } }
`;

const asJson = (text: string, kind: SpecKind): string =>
  JSON.stringify(parseSpec(text, { kind, format: 'yaml' }).value(), null, 2);

export const editedSpecs: Readonly<Record<string, EditedSpec>> = {
  pool: { kind: 'pool', format: 'yaml', text: pool },
  project: { kind: 'project', format: 'yaml', text: project },
  'project with a branching interface': { kind: 'project', format: 'yaml', text: branching },
  'project with pasted JSON': { kind: 'project', format: 'yaml', text: pasted },
  'pool with anchors': { kind: 'pool', format: 'yaml', text: anchored },
  'pool with CRLF': { kind: 'pool', format: 'yaml', text: pool.replaceAll('\n', '\r\n') },
  'JSON pool': { kind: 'pool', format: 'json', text: asJson(pool, 'pool') },
  'JSON project': { kind: 'project', format: 'json', text: asJson(project, 'project') },
};
