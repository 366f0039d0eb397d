import assert from 'node:assert/strict';
import type { Outside } from '../../../../src/spec';
import { folder, told } from './told';

const spec = (changes: Readonly<Record<string, string>> = {}): string => {
  let text = `kind: recording
language: en
texts: { $file: texts.tsv }
classification:
  project: c.project.yaml
  pool: c.pool.yaml
  accept: { output: ok, equals: 'yes', confidence: 0.8 }
recording:
  project: r.project.yaml
  pool: r.pool.yaml
  audio: record
  attempts: 3
verification:
  project: v.project.yaml
  pool: v.pool.yaml
  accept: { output: good, equals: 'yes', confidence: 0.6 }
storage: { folder: s }
budget: { soft: 10, hard: 15 }
results: out
`;
  for (const [from, to] of Object.entries(changes)) text = text.replace(from, to);
  return text;
};

const project = (inputs: readonly string[], output: string): string =>
  `task_spec: { input_spec: { ${inputs.map((name) => `${name}: { type: string }`).join(', ')} }, output_spec: { ${output} } }\n`;
const pool = (project: string, more: string): string =>
  `project_id: { $id: ${project} }\nreward_per_assignment: 0.1\ndefaults: { default_overlap_for_new_task_suites: 2 }\n${more}\n`;

const marked =
  'quality_control: { configs: [{ collector_config: { type: ANSWER_COUNT }, rules: [{ conditions: [], action: { type: SET_SKILL, parameters: { skill_id: { $id: ./r.skill.yaml }, skill_value: 1 } } }] }] }';
const keptOut =
  'filter: { and: [{ category: skill, key: { $id: r.skill.yaml }, operator: EQ, value: null }] }';

const specs = {
  'c.project.yaml': project(
    ['text_id', 'text'],
    'ok: { type: string, allowed_values: [yep, "yes"] }',
  ),
  'c.pool.yaml': pool('c.project.yaml', 'auto_accept_solutions: true'),
  'r.project.yaml': project(['text_id', 'text'], 'record: { type: file }, note: { type: string }'),
  'r.pool.yaml': pool('r.project.yaml', `auto_accept_solutions: false\n${marked}`),
  'v.project.yaml': project(
    ['record', 'text', 'text_id', 'assignment_id'],
    'good: { type: string }',
  ),
  'v.pool.yaml': pool('v.project.yaml', keptOut),
};

const world = (changed: Readonly<Record<string, string>> = {}): Outside => ({
  ...folder('a.pipeline.yaml', { ...specs, ...changed }),
  file: () => ({ state: 'found', text: `text_id\ttext\n${'1\ta\n'.repeat(10)}` }),
  feeFor: (assignments) => assignments * 0.05,
});

const codes = [
  'stage-input-missing',
  'stage-output-missing',
  'stage-audio-no-file',
  'stage-of-other-project',
  'stage-review-wrong',
  'accepted-value-impossible',
  'threshold-idle',
  'verifier-may-be-recorder',
  'budget-below-estimate',
  'bounds-crossed',
  'attempts-crossed',
  'aggregation-not-on-platform',
  'split-shares',
  'pilot-takes-all',
  'deadline-warning-early',
  'links-end-early',
];

interface Case {
  readonly code: string;
  readonly pipeline?: Readonly<Record<string, string>>;
  readonly specs?: Readonly<Record<string, string>>;
  readonly told: readonly string[];
}

const waitsThreeDays = pool(
  'r.project.yaml',
  `auto_accept_solutions: false\nauto_accept_period_day: 3\n${marked}`,
);

const cases: readonly Case[] = [
  {
    code: 'bounds-crossed',
    pipeline: { 'results: out': 'results: out\nchecks: { seconds: { min: 9, max: 2 } }' },
    told: ['error 9'],
  },
  {
    code: 'attempts-crossed',
    pipeline: { 'results: out': 'results: out\nlimits: { recordings_per_text: 2 }' },
    told: ['error 2'],
  },
  {
    code: 'attempts-crossed',
    pipeline: { 'results: out': 'results: out\nlimits: { recordings_per_text: 3 }' },
    told: [],
  },
  {
    code: 'aggregation-not-on-platform',
    pipeline: {
      'results: out': 'results: out\naggregation: { method: majority-vote, where: platform }',
    },
    told: ['error platform'],
  },
  {
    code: 'split-shares',
    pipeline: {
      'results: out': 'results: { folder: out, split: { train: 0.8, dev: 0.1, test: 0.2 } }',
    },
    told: ['error { train: 0.8, dev: 0.1, test: 0.2 }'],
  },
  {
    code: 'split-shares',
    pipeline: { 'results: out': 'results: { folder: out, split: { train: 0.8, dev: 0.2 } }' },
    told: [],
  },
  {
    code: 'pilot-takes-all',
    pipeline: {
      'texts.tsv }': 'texts.tsv, sample: 5 }',
      'results: out': 'results: out\npilot: { texts: 5 }',
    },
    told: ['warning 5'],
  },
  {
    code: 'deadline-warning-early',
    pipeline: { 'results: out': 'results: out\ndeadlines: { warn_before: P2D }' },
    specs: {
      'r.pool.yaml': pool(
        'r.project.yaml',
        `auto_accept_solutions: false\nauto_accept_period_day: 2\n${marked}`,
      ),
    },
    told: ['warning P2D'],
  },
  {
    code: 'links-end-early',
    pipeline: {
      'storage: { folder: s }':
        "storage: { s3: { endpoint: 'https://s3.example.com', region: r, bucket: b, link_days: 2 } }",
    },
    specs: { 'r.pool.yaml': waitsThreeDays },
    told: ['warning 2'],
  },
  {
    code: 'links-end-early',
    pipeline: {
      'storage: { folder: s }':
        "storage: { s3: { endpoint: 'https://s3.example.com', region: r, bucket: b, link_days: 3 } }",
    },
    specs: { 'r.pool.yaml': waitsThreeDays },
    told: [],
  },
  {
    code: 'links-end-early',
    pipeline: {
      'storage: { folder: s }':
        "storage: { s3: { endpoint: 'https://s3.example.com', region: r, bucket: b, link_days: 2, links: public } }",
    },
    specs: { 'r.pool.yaml': waitsThreeDays },
    told: [],
  },
  {
    code: 'stage-input-missing',
    specs: { 'v.project.yaml': project(['record', 'text', 'text_id'], 'good: { type: string }') },
    told: ['error v.project.yaml'],
  },
  {
    code: 'stage-output-missing',
    pipeline: { 'output: ok': 'output: okay' },
    told: ['error okay'],
  },
  {
    code: 'stage-audio-no-file',
    pipeline: { 'audio: record': 'audio: note' },
    told: ['error note'],
  },
  {
    code: 'stage-of-other-project',
    specs: { 'r.pool.yaml': pool('c.project.yaml', 'auto_accept_solutions: false') },
    told: ['error r.pool.yaml'],
  },
  {
    code: 'stage-review-wrong',
    specs: {
      'r.pool.yaml': pool('r.project.yaml', marked),
      'v.pool.yaml': pool('v.project.yaml', 'auto_accept_solutions: false'),
    },
    told: ['error r.pool.yaml', 'error v.pool.yaml'],
  },
  {
    code: 'accepted-value-impossible',
    pipeline: { "output: ok, equals: 'yes'": 'output: ok, equals: true' },
    told: ['error true'],
  },
  { code: 'threshold-idle', pipeline: { 'confidence: 0.6': 'confidence: 0' }, told: ['warning 0'] },
  {
    code: 'verifier-may-be-recorder',
    specs: {
      'v.pool.yaml': pool('v.project.yaml', keptOut.replace('EQ, value: null', 'EQ, value: 1')),
    },
    told: ['warning v.pool.yaml'],
  },
  // The run itself keeps each recording from its maker.
  {
    code: 'verifier-may-be-recorder',
    specs: { 'v.pool.yaml': pool('v.project.yaml', '') },
    told: [],
  },
  {
    code: 'verifier-may-be-recorder',
    pipeline: { 'pool: v.pool.yaml': 'pool: r.pool.yaml' },
    told: ['warning r.pool.yaml'],
  },
  // 10 texts: 20 + 20 + 24 assignments at 0.15.
  { code: 'budget-below-estimate', pipeline: { 'hard: 15': 'hard: 9' }, told: ['warning 9'] },
  { code: 'budget-below-estimate', pipeline: { 'soft: 10': 'soft: 9' }, told: ['warning 9'] },
];

describe('rules on a pipeline', () => {
  it('pass one whose parts fit', () => {
    for (const code of codes) assert.deepEqual(told(code, 'a.pipeline.yaml', spec(), world()), []);
  });

  for (const { code, pipeline, specs: changed, told: expected } of cases)
    it(`${code}: ${expected.join(', ')}`, () => {
      assert.deepEqual(told(code, 'a.pipeline.yaml', spec(pipeline), world(changed)), expected);
    });
});
