import assert from 'node:assert/strict';
import type { Outside } from '../../../../src/spec';
import { told } from './told';

const mixer = (real: number, golden: number, training: number, more = ''): string =>
  `mixer_config: { real_tasks_count: ${real}, golden_tasks_count: ${golden}, training_tasks_count: ${training}${more} }`;
const tasks = (...kinds: readonly string[]): string =>
  `$tasks: [${kinds.map((kind) => `{ $file: a.tsv, kind: ${kind} }`).join(', ')}]`;
const ban =
  '{ type: RESTRICTION_V2, parameters: { scope: POOL, duration: 1, duration_unit: DAYS } }';
const quality = (collector: string, conditions: string, action = ban): string =>
  `quality_control: { configs: [{ collector_config: ${collector}, rules: [{ conditions: [${conditions}], action: ${action} }] }] }`;
const skill = (operator: string, value: string, key = "'1'"): string =>
  `{ category: skill, key: ${key}, operator: ${operator}, value: ${value} }`;
const client = (operator: string, value: string): string =>
  `{ category: computed, key: client_type, operator: ${operator}, value: ${value} }`;
const golden = (value = '50'): string =>
  quality(
    '{ type: GOLDEN_SET }',
    `{ key: golden_set_correct_answers_rate, operator: LT, value: ${value} }`,
  );
const overlap = (conditions: string, delta = 1): string =>
  quality(
    '{ type: ASSIGNMENTS_ASSESSMENT }',
    conditions,
    `{ type: CHANGE_OVERLAP, parameters: { delta: ${delta} } }`,
  );
const event = (value: string): string => `{ key: assessment_event, operator: EQ, value: ${value} }`;
const prices = (...intervals: readonly string[]): string =>
  `dynamic_pricing_config: { type: SKILL, skill_id: '1', intervals: [${intervals.join(', ')}] }`;
const price = (from: number, to: number, reward = 0.05): string =>
  `{ from: ${from}, to: ${to}, reward_per_assignment: ${reward} }`;
const growing = (most: number): string =>
  `dynamic_overlap_config: { type: BASIC, max_overlap: ${most}, min_confidence: 0.8, answer_weight_skill_id: '1', fields: [{ name: a }] }`;
const skips = (...conditions: readonly (readonly [string, number])[]): string =>
  quality(
    '{ type: SKIPPED_IN_ROW_ASSIGNMENTS }',
    conditions
      .map(
        ([operator, value]) =>
          `{ key: skipped_in_row_count, operator: ${operator}, value: ${value} }`,
      )
      .join(', '),
  );

interface Case {
  readonly code: string;
  readonly wrong: string;
  readonly told: readonly string[];
  readonly right: readonly string[];
  readonly outside?: Outside;
}

const cases: readonly Case[] = [
  {
    code: 'golden-without-tasks',
    wrong: `${mixer(5, 0, 0)}\n${golden()}`,
    told: ['warning GOLDEN_SET'],
    right: [`${mixer(5, 1, 0)}\n${golden()}`, golden()],
  },
  {
    code: 'golden-without-tasks',
    wrong: `${mixer(5, 1, 0)}\n${tasks('main')}\n${golden()}`,
    told: ['warning GOLDEN_SET'],
    right: [`${mixer(5, 1, 0)}\n${tasks('main', 'golden')}\n${golden()}`],
  },
  {
    code: 'mixer-missing',
    wrong: tasks('main'),
    told: ['warning $tasks'],
    right: [`${tasks('main')}\n${mixer(1, 0, 0)}`, ''],
  },
  {
    code: 'mixer-kind-without-tasks',
    wrong: `${tasks('main')}\n${mixer(5, 1, 0)}`,
    told: ['warning 1'],
    right: [
      `${tasks('golden')}\n${mixer(5, 1, 0)}`,
      mixer(5, 1, 0),
      `${tasks('main')}\n${mixer(5, 1, 0, ', min_golden_tasks_count: 0')}`,
    ],
  },
  {
    code: 'tasks-on-no-page',
    wrong: `${tasks('main', 'golden')}\n${mixer(5, 0, 0)}`,
    told: ['warning 0'],
    right: [`${tasks('main')}\n${mixer(5, 0, 0)}`],
  },
  {
    code: 'overlap-missing',
    wrong: `${tasks('main')}\n${mixer(5, 0, 0)}\ndefaults: { default_overlap_for_new_task_suites: 3 }`,
    told: ['warning defaults'],
    right: [
      `${tasks('main')}\n${mixer(5, 0, 0)}\ndefaults: { default_overlap_for_new_task_suites: 3, default_overlap_for_new_tasks: 3 }`,
      'defaults: { default_overlap_for_new_task_suites: 3 }',
    ],
  },
  {
    code: 'pool-expired',
    outside: { now: Date.UTC(2030, 0, 1) },
    wrong: "will_expire: '2029-12-31T23:59:59'",
    told: ["warning '2029-12-31T23:59:59'"],
    right: [
      "will_expire: '2030-01-02T00:00:00'",
      "will_expire: '2029-12-31T23:59:59'\nstatus: CLOSED",
    ],
  },
  {
    code: 'overlap-open-ended',
    wrong: overlap(event('ACCEPT')),
    told: ['warning 1'],
    right: [
      overlap(event('REJECT')),
      overlap('{ key: rejected_assignments_count, operator: LT, value: 3 }'),
      overlap(event('ACCEPT'), -1),
    ],
  },
  {
    code: 'overlap-unchanged',
    wrong: overlap(event('REJECT'), 0),
    told: ['warning 0'],
    right: [overlap(event('REJECT'))],
  },
  {
    code: 'reward-uneven',
    wrong: 'reward_per_assignment: 0.0133',
    told: ['warning 0.0133'],
    right: [
      'reward_per_assignment: 0.015',
      'reward_per_assignment: 0.1',
      'reward_per_assignment: 0.003',
    ],
  },
  {
    code: 'filter-too-long',
    wrong: `filter: { or: [${Array.from({ length: 150 }, () => client('EQ', 'BROWSER')).join(', ')}] }`,
    told: ['error filter'],
    right: [`filter: { or: [${client('EQ', 'BROWSER')}] }`],
  },
  {
    code: 'filter-excludes-everyone',
    wrong: `filter: { and: [${client('EQ', 'BROWSER')}, ${client('EQ', 'TOLOKA_APP')}] }`,
    told: [`warning ${client('EQ', 'TOLOKA_APP')}`],
    right: [
      `filter: { or: [${client('EQ', 'BROWSER')}, ${client('EQ', 'TOLOKA_APP')}] }`,
      'filter: { and: [{ category: profile, key: languages, operator: IN, value: EN }, { category: profile, key: languages, operator: IN, value: FR }] }',
      `filter: { and: [${skill('GT', '10')}, ${skill('LT', '90')}] }`,
    ],
  },
  {
    code: 'filter-excludes-everyone',
    wrong: `filter: { and: [${skill('GT', '80')}, ${skill('LTE', '80')}] }`,
    told: [`warning ${skill('LTE', '80')}`],
    right: [`filter: { and: [${skill('GTE', '80')}, ${skill('LTE', '80')}] }`],
  },
  {
    code: 'filter-excludes-everyone',
    wrong: 'filter: { or: [] }',
    told: ['warning filter'],
    right: ['filter: { and: [] }'],
  },
  {
    code: 'filter-excludes-everyone',
    wrong: `filter: { and: [${skill('EQ', 'null')}, ${skill('GT', '5')}] }`,
    told: [`warning ${skill('GT', '5')}`],
    right: [`filter: { or: [${skill('EQ', 'null')}, ${skill('GT', '5')}] }`],
  },
  {
    code: 'filter-part-unreachable',
    wrong: `filter: { and: [${skill('GT', '80')}, { or: [${skill('LT', '50')}, ${client('EQ', 'BROWSER')}] }] }`,
    told: [`warning ${skill('LT', '50')}`],
    right: [
      `filter: { and: [${skill('GT', '80')}, { or: [${skill('LT', '95')}, ${client('EQ', 'BROWSER')}] }] }`,
    ],
  },
  {
    code: 'filter-always-true',
    wrong: `filter: { or: [${client('NE', 'BROWSER')}, ${client('NE', 'TOLOKA_APP')}] }`,
    told: [`warning ${client('NE', 'TOLOKA_APP')}`],
    right: [`filter: { and: [${client('NE', 'BROWSER')}, ${client('NE', 'TOLOKA_APP')}] }`],
  },
  {
    code: 'percent-as-fraction',
    wrong: `${golden('0.8')}\nfilter: { and: [${skill('GT', '0.5')}] }`,
    told: ['warning 0.8', 'warning 0.5'],
    right: [`${golden('80')}\nfilter: { and: [${skill('GT', '0')}] }`, golden('1')],
  },
  {
    code: 'price-intervals-overlap',
    wrong: prices(price(0, 50), price(50, 100)),
    told: ['error 50'],
    right: [prices(price(0, 49), price(50, 100))],
  },
  {
    code: 'bounds-crossed',
    wrong: prices(price(80, 20)),
    told: ['error 80'],
    right: [prices(price(20, 80))],
  },
  {
    code: 'reward-too-small',
    wrong: prices(price(0, 9, 0.001)),
    told: ['error 0.001'],
    right: [prices(price(0, 9, 0))],
  },
  {
    code: 'dynamic-overlap-without-mixer',
    wrong: growing(5),
    told: ['error dynamic_overlap_config'],
    right: [`${mixer(1, 0, 0)}\n${growing(5)}`],
  },
  {
    code: 'max-overlap-too-low',
    wrong: `${growing(3)}\ndefaults: { default_overlap_for_new_task_suites: 3 }`,
    told: ['warning 3'],
    right: [`${growing(5)}\ndefaults: { default_overlap_for_new_task_suites: 3 }`],
  },
  {
    code: 'reissue-with-dynamic-overlap',
    wrong: `${growing(5)}\n${quality('{ type: USERS_ASSESSMENT }', '', '{ type: CHANGE_OVERLAP, parameters: { delta: 1 } }')}`,
    told: ['warning USERS_ASSESSMENT'],
    right: [
      quality(
        '{ type: USERS_ASSESSMENT }',
        '',
        '{ type: CHANGE_OVERLAP, parameters: { delta: 1 } }',
      ),
    ],
  },
  {
    code: 'checkpoints-idle',
    wrong: 'quality_control: { configs: [], checkpoints_config: { real_settings: {} } }',
    told: ['warning checkpoints_config'],
    right: [
      `${mixer(1, 0, 0)}\nquality_control: { configs: [], checkpoints_config: { golden_settings: {} } }`,
    ],
  },
  {
    code: 'captcha-never-shown',
    wrong: quality('{ type: CAPTCHA }', ''),
    told: ['warning CAPTCHA'],
    right: [
      quality('{ type: CAPTCHA }', '').replace('{ configs', '{ captcha_frequency: LOW, configs'),
    ],
  },
  {
    code: 'rule-twice',
    wrong: `quality_control: { configs: [{ collector_config: { type: INCOME }, rules: [{ conditions: [], action: ${ban} }, { conditions: [], action: ${ban} }] }] }`,
    told: ['warning conditions'],
    right: [quality('{ type: INCOME }', '')],
  },
  {
    code: 'rule-never-fires',
    wrong: skips(['GT', 5], ['LT', 6]),
    told: ['warning 6'],
    right: [skips(['GT', 5], ['LT', 7]), skips(['GTE', 5], ['LTE', 5])],
  },
  {
    code: 'creation-order-idle',
    wrong: `${mixer(1, 0, 0)}\nassignments_issuing_config: { issue_task_suites_in_creation_order: true }`,
    told: ['warning true'],
    right: ['assignments_issuing_config: { issue_task_suites_in_creation_order: true }'],
  },
  {
    code: 'reward-missing',
    wrong: `reward_per_assignment: 0\n${tasks('main')}`,
    told: ['warning 0'],
    right: [`reward_per_assignment: 0\n${tasks('golden')}`],
  },
  {
    code: 'pay-too-low',
    outside: { hourlyFloor: 1 },
    wrong: 'reward_per_assignment: 0.01\nassignment_max_duration_seconds: 1200',
    told: ['warning 0.01'],
    right: [
      'reward_per_assignment: 0.05\nassignment_max_duration_seconds: 1200',
      'reward_per_assignment: 0',
    ],
  },
  {
    code: 'distribution-with-count',
    wrong: mixer(5, 1, 0, ', golden_task_distribution_function: {}'),
    told: ['error 1'],
    right: [mixer(5, 0, 0, ', golden_task_distribution_function: {}'), mixer(5, 1, 0)],
  },
];

describe('rules on a pool', () => {
  for (const { code, wrong, told: expected, right, outside } of cases)
    it(`${code}: ${expected.join(', ').slice(0, 60)}`, () => {
      const pool = (lines: string): string => `project_id: '1'\nprivate_name: x\n${lines}\n`;
      assert.deepEqual(told(code, 'a.pool.yaml', pool(wrong), outside), expected);
      for (const lines of right)
        assert.deepEqual(told(code, 'a.pool.yaml', pool(lines), outside), [], lines);
    });

  it('say nothing of pay without a floor, nor of dates without a clock', () => {
    const text =
      "reward_per_assignment: 0.01\nassignment_max_duration_seconds: 90000\nwill_expire: '2000-01-01T00:00:00'\n";
    assert.deepEqual(told('pay-too-low', 'a.pool.yaml', text), []);
    assert.deepEqual(told('pool-expired', 'a.pool.yaml', text), []);
  });
});
