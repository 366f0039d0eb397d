import assert from 'node:assert/strict';
import { completeAt, hoverAt, validateSpec, type SpecKind } from '../../../src/spec';
import { specSchemas } from '../../../src/spec/schema';
import { collectors } from '../../../src/spec/schema/collectors';
import { ruleAction } from '../../../src/spec/schema/ruleActions';
import { ruleCondition } from '../../../src/spec/schema/ruleConditions';
import type { Field, ObjectSchema, Schema } from '../../../src/spec/schema/schema';
import { components } from '../../../src/spec/schema/templateBuilder/components';
import { facts, needsFacts } from './api/facts';
import { specOf, withCursor } from './cursor';

interface Named {
  readonly name: string;
  readonly required?: unknown;
}

interface Property {
  readonly required?: unknown;
  readonly requiredBy?: string;
  readonly enum?: readonly string[];
  readonly properties?: Readonly<Record<string, Property>>;
  readonly items?: Property;
  readonly undocumented?: boolean;
}

/** The literal behind a slot. */
function literal(schema: Schema): Schema {
  return schema.kind === 'slot' && schema.literal ? literal(schema.literal) : schema;
}

function checkProperty(where: string, property: Property, field: Field | undefined): void {
  assert.ok(field, `${where} is not known`);
  if (property.required === true && property.requiredBy === undefined)
    assert.ok(field.required, `${where} is required`);
  checkShape(where, property, literal(field.schema));
}

function checkShape(where: string, property: Property, schema: Schema): void {
  if (property.enum && schema.kind === 'text')
    assert.deepEqual(
      property.enum.filter((value) => !Object.hasOwn(schema.values ?? {}, value)),
      [],
      where,
    );
  if (property.items && schema.kind === 'list')
    checkShape(`${where}[]`, property.items, literal(schema.item));
  if (!property.properties || schema.kind !== 'object') return;
  for (const [name, inner] of Object.entries(property.properties))
    checkProperty(`${where}.${name}`, inner, schema.fields[name]);
}

interface Quality {
  collectors: readonly {
    type: string;
    conditions: readonly string[];
    actions: readonly string[];
    parameters: readonly Named[];
  }[];
  conditions: Record<string, { operators: readonly string[] }>;
  actions: readonly { type: string; parameters: readonly Named[] | null }[];
}

describe('the catalogs of the platform', function () {
  before(needsFacts);

  it('hold no field of an object that the schema lacks', () => {
    const { schemas } = facts('api.json') as {
      schemas: Record<string, { fields: readonly Named[] }>;
    };
    const kinds: Readonly<Record<string, SpecKind>> = {
      Project: 'project',
      Pool: 'pool',
      Training: 'training',
      Skill: 'skill',
    };
    for (const [name, kind] of Object.entries(kinds))
      for (const field of schemas[name]?.fields ?? []) {
        const known = specSchemas[kind].fields[field.name];
        assert.ok(known, `${name}.${field.name} is not known`);
        if (field.required === true) assert.ok(known.required, `${name}.${field.name} is required`);
        const { doc, position } = withCursor(`a.${kind}.yaml`, `${field.name}|: 1`);
        assert.ok(hoverAt(doc, position), `${field.name} has no hover`);
        assert.ok(
          completeAt(doc, position).some(({ label }) => label === field.name),
          `${field.name} is not completed`,
        );
      }
  });

  it('hold no nested object that the schema lacks', () => {
    const { schemas } = facts('api.json') as {
      schemas: Record<string, { fields: readonly Named[] }>;
    };
    const objects: Readonly<Record<string, readonly [SpecKind, string]>> = {
      MixerConfig: ['pool', 'mixer_config'],
      PoolDefaults: ['pool', 'defaults'],
      DynamicPricingConfig: ['pool', 'dynamic_pricing_config'],
      DynamicOverlapConfig: ['pool', 'dynamic_overlap_config'],
      AssignmentsIssuingConfig: ['pool', 'assignments_issuing_config'],
      TrainingConfig: ['pool', 'training_config'],
      AssignmentsIssuingViewConfig: ['project', 'assignments_issuing_view_config'],
      ProjectLocalizationConfig: ['project', 'localization_config'],
      TaskSpec: ['project', 'task_spec'],
      Owner: ['project', 'owner'],
    };
    for (const [name, [kind, key]] of Object.entries(objects)) {
      const { schema } = specSchemas[kind].fields[key] ?? {};
      assert.ok(schema?.kind === 'object', `${kind}.${key}`);
      for (const field of schemas[name]?.fields ?? [])
        assert.ok(schema.fields[field.name], `${name}.${field.name} is not known`);
    }
  });

  it('hold no field type or parameter that the schema lacks', () => {
    const { types } = facts('field-specs.json') as {
      types: readonly {
        type: string;
        allowedIn: readonly string[];
        parameters: readonly string[];
      }[];
    };
    const { schema } = specSchemas.project.fields.task_spec ?? {};
    assert.ok(schema?.kind === 'object');
    for (const side of ['input', 'output'] as const) {
      const map = schema.fields[`${side}_spec`]?.schema as ObjectSchema;
      const variants = map.others?.schema;
      assert.ok(variants?.kind === 'variants');
      for (const { type, allowedIn, parameters } of types) {
        const branch: Schema | undefined = variants.branches[type]?.schema;
        assert.equal(branch !== undefined, allowedIn.includes(side), `${type} in ${side}_spec`);
        if (branch?.kind === 'object')
          for (const name of parameters) assert.ok(branch.fields[name], `${type}.${name}`);
      }
    }
  });

  const quality = (): Quality => facts('quality-control.json') as Quality;

  it('hold no collector that the schema lacks', () => {
    for (const { type, conditions, actions, parameters } of quality().collectors) {
      const collector = collectors[type];
      assert.ok(collector, type);
      assert.deepEqual([...collector.conditions].sort(), [...conditions].sort(), type);
      assert.deepEqual([...collector.actions].sort(), [...actions].sort(), type);
      for (const { name } of parameters) assert.ok(collector.parameters[name], `${type}.${name}`);
    }
  });

  it('hold no condition that the schema lacks', () => {
    for (const [key, { operators }] of Object.entries(quality().conditions)) {
      const branch = ruleCondition.branches[key]?.schema;
      assert.ok(branch?.kind === 'object', key);
      const operator = branch.fields.operator?.schema;
      assert.deepEqual(
        operator?.kind === 'text' ? Object.keys(operator.values ?? {}) : [],
        operators,
        key,
      );
    }
  });

  it('hold no action that the schema lacks', () => {
    for (const { type, parameters } of quality().actions) {
      const branch = ruleAction.branches[type]?.schema;
      assert.ok(branch?.kind === 'object', type);
      const schema = branch.fields.parameters?.schema;
      for (const { name } of parameters ?? [])
        assert.ok(schema?.kind === 'object' && schema.fields[name], `${type}.${name}`);
    }
  });

  it('hold no filter that the schema lacks', () => {
    const { filters } = facts('filters.json') as {
      filters: readonly {
        category: string;
        key: string;
        operators: readonly string[];
        valueEnum?: readonly string[];
      }[];
    };
    for (const { category, key, operators, valueEnum } of filters) {
      const leaf = `filter: { and: [{ category: ${category}, key: ${key.startsWith('<') ? "'1'" : key}, operator: |, value: 1 }] }`;
      const { doc, position } = withCursor('a.pool.yaml', leaf);
      assert.deepEqual(
        completeAt(doc, position).map(({ label }) => label),
        operators,
        key,
      );
      if (!valueEnum) continue;
      const values = withCursor(
        'a.pool.yaml',
        leaf.replace('|', 'EQ').replace('value: 1', 'value: |'),
      );
      const offered = completeAt(values.doc, values.position).map(({ label }) => label);
      assert.deepEqual(
        valueEnum.filter((value) => !offered.includes(value)),
        [],
        key,
      );
    }
  });

  it('hold no working interface that is refused', () => {
    const examples = facts('template-builder-examples.json') as readonly {
      name: string;
      config: unknown;
      compileFails?: boolean;
    }[];
    for (const { name, config, compileFails } of examples) {
      const task = {
        input_spec: {},
        output_spec: {},
        view_spec: { type: 'tb', inferDataSpec: true, config },
      };
      const project = { public_name: 'x', assignments_issuing_type: 'AUTOMATED', task_spec: task };
      const errors = validateSpec(specOf('a.project.json', JSON.stringify(project))).filter(
        ({ severity }) => severity === 'error',
      );
      if (!compileFails) assert.deepEqual(errors, [], name);
    }
  });

  it('hold no component or property that the schema lacks', () => {
    const catalog = facts('template-builder.json') as {
      components: Record<
        string,
        { status: string; props: Record<string, Property>; patternProps?: object }
      >;
    };
    for (const [type, { status, props, patternProps }] of Object.entries(catalog.components)) {
      const component = components[type];
      assert.ok(component, `${type} is not known`);
      assert.equal(component.undocumented === true, status === 'undocumented', type);
      assert.equal(component.others !== undefined, patternProps !== undefined, type);
      for (const [name, property] of Object.entries(props))
        if (name !== 'type') checkProperty(`${type}.${name}`, property, component.fields[name]);
    }
  });
});
