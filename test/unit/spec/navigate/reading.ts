import type { Folder } from './folder';

/** Two projects, a pool and a training, a pipeline, and tasks files: every place that can name a field. */
export const reading: Folder = {
  'specs/judge.project.yaml': `public_name: Judge
task_spec:
  input_spec:
    text: { type: string }
    text_id: { type: string }
  output_spec:
    verdict: { type: string, allowed_values: ['yes', 'no'] }
  view_spec:
    type: tb
    config: { $file: ./ui/judge.json }
`,
  'specs/ui/judge.json': `{
  "vars": { "answer": { "type": "data.output", "path": "verdict" } },
  "view": {
    "type": "view.list",
    "items": [
      { "type": "view.text", "content": { "type": "data.input", "path": "text" } },
      { "type": "field.radio-group", "data": { "$ref": "vars.answer" }, "options": [] }
    ]
  },
  "plugins": [{ "type": "plugin.hotkeys", "1": { "type": "action.set", "data": { "type": "data.output", "path": "verdict" }, "payload": "yes" } }]
}
`,
  'specs/read.project.yaml': `public_name: Read
task_spec:
  input_spec:
    text: { type: string }
    items: { type: json }
  output_spec:
    record: { type: file }
  view_spec:
    type: classic
    markup: |
      <p>{{text}}</p>
      {{#if text}}<b>{{else}}</b>{{/if}}
      {{#each items}}{{text}} of {{../text}}{{/each}}
      {{field type="file" name="record" title=text}}
    script: |
      const values = this.getSolution().output_values;
      if (values.record && this.getTask().input_values['text']) this.show(values.other);
      setSolutionOutputValue('record', 1);
`,
  'pools/judge.pool.yaml': `project_id: { $id: ../specs/judge.project.yaml }
private_name: Judging
dynamic_overlap_config:
  fields: [{ name: verdict }]
$tasks:
  - { $file: ../data/judge.tsv }
  - { $file: ../data/plain.tsv, kind: golden, columns: { sentence: INPUT:text, truth: GOLDEN:verdict } }
`,
  'pools/judge.training.yaml': `project_id: { $id: ../specs/judge.project.yaml }
private_name: Learning to judge
$tasks: { $file: ../data/judge.jsonl }
`,
  'all.pipeline.yaml': `kind: recording
texts: { $file: data/texts.tsv, columns: { para: text } }
classification:
  project: ./specs/judge.project.yaml
  pool: ./pools/judge.pool.yaml
  accept: { output: verdict, equals: 'yes', confidence: 0.8 }
recording:
  project: specs/read.project.yaml
  audio: record
`,
  'data/judge.tsv': 'INPUT:text\tINPUT:text_id\tGOLDEN:verdict\nA text.\t1\tyes\n',
  'data/plain.tsv': 'sentence\ttruth\nA text.\tyes\n',
  'data/texts.tsv': 'text_id\tpara\n1\tA text.\n',
  'data/judge.jsonl':
    '{"input_values": {"text": "a", "text_id": "1"}, "known_solutions": [{"output_values": {"verdict": "yes"}}]}\n',
  'crowdsmith.lock.json': `{
  "profiles": { "sandbox": {
    "specs/judge.project.yaml": { "id": "1", "kind": "project" },
    "pools/judge.pool.yaml": { "id": "2", "tasks": { "main data/judge.tsv": { "state": "done" } } }
  } }
}
`,
};
