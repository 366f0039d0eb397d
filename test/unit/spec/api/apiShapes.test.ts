import assert from 'node:assert/strict';
import { parseSpec, validateSpec, validateTasks, type SpecKind } from '../../../../src/spec';
import { facts, needsFacts } from './facts';
import { applies, fieldsOf, leastOf, objectOf, otherValues, valueOf, wholeOf } from './shapes';

const kinds: Readonly<Record<string, SpecKind>> = {
  Project: 'project',
  Pool: 'pool',
  Training: 'training',
  Skill: 'skill',
};

/** Findings that are about what the object asks for, not about its shape: the platform takes all of it. */
const ofContent: ReadonlySet<string> = new Set([
  'auto-accept-period-missing',
  'creation-order-idle',
  'dynamic-overlap-without-mixer',
  'map-needs-app-filter',
  'max-overlap-too-low',
  'mixer-minimum-above-count',
  'mixer-without-tasks',
  'review-needed',
  'reward-missing',
  'reward-too-small',
  'reward-uneven',
]);

function complaints(kind: SpecKind, object: unknown): readonly string[] {
  const doc = parseSpec(JSON.stringify(object, null, 2), { kind, format: 'json' });
  return validateSpec(doc, { now: Date.parse('2024-01-01') })
    .filter(({ code }) => !ofContent.has(code))
    .map(({ code, message, range }) => `${code} in line ${range.start.line + 1}: ${message}`);
}

const accepts = (kind: SpecKind, object: unknown, what: string): void =>
  assert.deepEqual(complaints(kind, object), [], `${what}: ${JSON.stringify(object)}`);

/** Where an object inside of another one is, and what it is called in the catalog. */
const nested: readonly (readonly [owner: string, key: string, schema: string])[] = [
  ['Project', 'assignments_issuing_view_config', 'AssignmentsIssuingViewConfig'],
  ['Project', 'localization_config', 'ProjectLocalizationConfig'],
  ['Project', 'owner', 'Owner'],
  ['Pool', 'assignments_issuing_config', 'AssignmentsIssuingConfig'],
  ['Pool', 'defaults', 'PoolDefaults'],
  ['Pool', 'dynamic_overlap_config', 'DynamicOverlapConfig'],
  ['Pool', 'dynamic_pricing_config', 'DynamicPricingConfig'],
  ['Pool', 'mixer_config', 'MixerConfig'],
  ['Pool', 'owner', 'Owner'],
  ['Pool', 'speed_quality_balance', 'SpeedQualityBalance'],
  ['Pool', 'training_config', 'TrainingConfig'],
  ['Training', 'owner', 'Owner'],
  ['Skill', 'owner', 'Owner'],
];

describe('what the API answers is a spec without a complaint', function () {
  before(needsFacts);

  for (const [schema, kind] of Object.entries(kinds)) {
    it(`${schema}: every field, the least of them, every word, both ends of every range, nulls`, () => {
      accepts(kind, wholeOf(schema), 'everything');
      accepts(kind, leastOf(schema), 'the least');
      for (const field of fieldsOf(schema)) {
        accepts(kind, { ...leastOf(schema), [field.name]: valueOf(field) }, field.name);
        for (const value of otherValues(field))
          accepts(kind, { ...wholeOf(schema), [field.name]: value }, field.name);
      }
    });
  }

  for (const [owner, key, schema] of nested) {
    it(`${owner}.${key}: the same of ${schema}`, () => {
      const kind = kinds[owner] ?? 'project';
      const within = (object: unknown) => ({ ...wholeOf(owner), [key]: object });
      // Which of its fields is required, its type says.
      if (schema !== 'SpeedQualityBalance') accepts(kind, within(leastOf(schema)), 'the least');
      for (const field of fieldsOf(schema))
        for (const value of otherValues(field)) {
          if (isForAnotherShape(schema, field.name)) continue;
          accepts(kind, within({ ...wholeOf(schema), [field.name]: value }), field.name);
        }
    });
  }

  it('Pool.speed_quality_balance: either way of it', () => {
    for (const speed_quality_balance of [
      { type: 'TOP_PERCENTAGE_BY_QUALITY', percent: 90 },
      { type: 'BEST_CONCURRENT_USERS_BY_QUALITY', count: 20 },
    ])
      accepts('pool', { ...wholeOf('Pool'), speed_quality_balance }, speed_quality_balance.type);
  });

  it('Pool.mixer_config: tasks by a distribution', () => {
    const distribution = valueOf({ name: 'x', type: 'TaskDistributionFunction' });
    for (const kind of ['golden', 'training']) {
      const mixer_config = {
        ...leastOf('MixerConfig'),
        real_tasks_count: 10,
        [`${kind}_tasks_count`]: 0,
        [`min_${kind}_tasks_count`]: null,
        [`${kind}_task_distribution_function`]: distribution,
      };
      accepts('pool', { ...wholeOf('Pool'), mixer_config }, kind);
    }
  });

  it('Project.task_spec.view_spec: classic and Template Builder, with every field', () => {
    for (const type of ['classic', 'tb']) {
      const fields = fieldsOf('ViewSpec').filter((field) => applies(field, `type=${type}`));
      const view = { ...objectOf(fields), type };
      const project = wholeOf('Project');
      const spec = { ...(project.task_spec as object), view_spec: view };
      accepts('project', { ...project, task_spec: spec }, type);
      for (const setting of fieldsOf('ViewSettings')) {
        const settings = { ...wholeOf('ViewSettings'), [setting.name]: false };
        const set = { ...spec, view_spec: { ...view, settings } };
        accepts('project', { ...project, task_spec: set }, setting.name);
      }
    }
  });

  it('Project.task_spec: every type of field with every parameter', () => {
    const { types, parameters } = facts('field-specs.json') as {
      types: readonly {
        type: string;
        itemType?: string;
        allowedIn: string[];
        parameters: string[];
      }[];
      parameters: Readonly<Record<string, unknown>>;
    };
    assert.deepEqual(Object.keys(parameters).sort(), Object.keys(parameterValues('x')).sort());
    for (const { type, itemType = type, allowedIn, parameters: names } of types)
      for (const side of allowedIn) {
        const values = parameterValues(itemType);
        const given = names.filter((name) => name !== 'current_location' || side === 'output');
        const field = { type, ...Object.fromEntries(given.map((name) => [name, values[name]])) };
        const nulls = Object.fromEntries(given.map((name) => [name, null]));
        for (const one of [field, { type }, { ...nulls, type }]) {
          const sides = { input_spec: {}, output_spec: {}, [`${side}_spec`]: { a: one } };
          accepts('project', { ...wholeOf('Project'), task_spec: sides }, type);
        }
      }
  });

  it('Pool.filter: every key with every operator and value', () => {
    const { filters } = facts('filters.json') as { filters: readonly FilterFacts[] };
    for (const { category, key, operators, ...values } of filters)
      for (const operator of operators)
        for (const value of filterValues(key, values)) {
          const leaf = { category, key: key.startsWith('<') ? '12345' : key, operator, value };
          accepts('pool', { ...wholeOf('Pool'), filter: { and: [{ or: [leaf] }] } }, key);
        }
  });

  it('quality_control: every collector with every condition and action it takes', () => {
    const quality = facts('quality-control.json') as QualityFacts;
    for (const collector of quality.collectors)
      for (const key of collector.conditions)
        for (const type of collector.actions) {
          const config = {
            collector_config: {
              uuid: '5d9a8e8b-0d0e-4e5a-9d0e-8d0e4e5a9d0e',
              type: collector.type,
              parameters: parametersOf(collector.parameters),
            },
            rules: [
              {
                conditions: [conditionOf(key, quality)],
                action: { type, parameters: actionParameters(type, collector, quality) },
              },
            ],
          };
          const pool = {
            ...wholeOf('Pool'),
            auto_accept_solutions: false,
            auto_accept_period_day: 14,
            dynamic_overlap_config: null,
            defaults: { default_overlap_for_new_task_suites: 5, default_overlap_for_new_tasks: 5 },
            mixer_config: { real_tasks_count: 5, golden_tasks_count: 1, training_tasks_count: 0 },
            assignment_max_duration_seconds: 600,
          };
          const told = complaints('pool', { ...pool, quality_control: { configs: [config] } });
          assert.deepEqual(
            told.filter((one) => !ofRules.test(one)),
            [],
            `${collector.type} ${key} ${type}`,
          );
        }
  });

  it('tasks with their read-only fields, and all that may be said of one', () => {
    const { id, created, ...task } = wholeOf('Task');
    const tasks = [
      { id, created, ...task },
      leastOf('Task'),
      { ...task, overlap: null, infinite_overlap: true },
    ].map((one) => ({ ...one, input_values: { image: 'https://example.org/1.jpg' } }));
    const text = JSON.stringify(
      tasks.map((one, i) => ({ ...one, input_values: { image: `https://example.org/${i}.jpg` } })),
    );
    const found = [
      ...validateTasks([text], {
        format: 'json',
        kind: 'main',
        inputSpec: { image: { type: 'url' } },
        outputSpec: { image: { type: 'url' } },
      }),
    ];
    assert.deepEqual(found, []);
  });
});

/** What is said of a rule's sense: one condition and one action at random make little of it. */
const ofRules = /^(captcha-never-shown|overlap-open-ended|rule-never-fires|golden-without-tasks) /;

interface FilterFacts {
  readonly category: string;
  readonly key: string;
  readonly operators: readonly string[];
  readonly valueType: string;
  readonly valueEnum?: readonly string[];
  readonly nullable?: boolean;
}

function filterValues(
  key: string,
  { valueType, valueEnum, nullable }: Omit<FilterFacts, 'category' | 'key' | 'operators'>,
): readonly unknown[] {
  const plain = valueEnum ?? [plainValue(key, valueType)];
  return nullable === true ? [...plain, null] : plain;
}

function plainValue(key: string, type: string): unknown {
  if (type === 'boolean') return true;
  if (type !== 'string') return key === 'date_of_birth' ? 604972800 : 1;
  return key === 'languages' ? 'EN' : 'US';
}

interface Parameter {
  readonly name: string;
  readonly type?: string;
  readonly required?: unknown;
  readonly enum?: readonly string[];
}

interface CollectorFacts {
  readonly type: string;
  readonly parameters: readonly Parameter[];
  readonly conditions: readonly string[];
  readonly actions: readonly string[];
  readonly fromFieldValues?: readonly string[];
}

interface QualityFacts {
  readonly collectors: readonly CollectorFacts[];
  readonly conditions: Readonly<
    Record<string, { valueType: string; operators: readonly string[]; enum?: readonly string[] }>
  >;
  readonly actions: readonly { readonly type: string; readonly parameters: readonly Parameter[] }[];
}

function parametersOf(parameters: readonly Parameter[]): object {
  return Object.fromEntries(
    parameters.map(({ name, type, enum: words }) => [
      name,
      words?.[0] ?? parameterValue(name, type),
    ]),
  );
}

function parameterValue(name: string, type: string | undefined): unknown {
  if (type === 'boolean') return false;
  if (type === 'integer') return name === 'skill_value' ? 90 : 3;
  return name === 'skill_id' ? '12345' : 'x';
}

function actionParameters(type: string, collector: CollectorFacts, quality: QualityFacts): object {
  const parameters = quality.actions.find((action) => action.type === type)?.parameters ?? [];
  const given = parametersOf(parameters);
  const from = collector.fromFieldValues?.find((name) => name.endsWith('_rate'));
  return 'from_field' in given && from !== undefined ? { ...given, from_field: from } : given;
}

function conditionOf(key: string, { conditions }: QualityFacts): object {
  const { valueType, operators, enum: words } = conditions[key] ?? { valueType: '', operators: [] };
  const value =
    words?.[0] ?? (valueType === 'boolean' ? true : valueType === 'string' ? '12345' : 2);
  return { key, operator: operators[0], value };
}

/** Parameters of a field that go together, by the type of its values. */
function parameterValues(type: string): Readonly<Record<string, unknown>> {
  const allowed: Readonly<Record<string, unknown>> = {
    boolean: [true],
    integer: [2, 3],
    float: [2.5],
    string: ['ab'],
  };
  return {
    required: false,
    hidden: false,
    min_length: 0,
    max_length: 10,
    pattern: '[a-z]+',
    allowed_values: allowed[type] ?? [],
    min_value: 1,
    max_value: 9,
    current_location: true,
    min_size: 0,
    max_size: 5,
  };
}

/** Fields of a nested object that only one of its shapes has. */
function isForAnotherShape(schema: string, name: string): boolean {
  if (name.endsWith('_distribution_function')) return true;
  return schema === 'SpeedQualityBalance' && (name === 'count' || name === 'type');
}
