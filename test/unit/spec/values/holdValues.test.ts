import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { checkAnswer } from '../../../../src/preview/answers/checkAnswer';
import { FaultCollector } from '../../../../src/sandbox/domain/validation/rules';
import { validateFieldValues } from '../../../../src/sandbox/domain/validation/fieldValues';
import { parseTasksFile, type FieldSpec, type FieldSpecs } from '../../../../src/spec';
import { holdValues, placeOf } from '../../../../src/spec/values';

const told = (values: unknown, specs: FieldSpecs): readonly string[] =>
  holdValues(values, specs).map((fault) => `${placeOf(fault)} ${fault.code}`);

const one = (value: unknown, spec: FieldSpec): readonly string[] =>
  told({ v: value }, { v: spec }).map((fault) => fault.slice('v '.length));

describe('values held against their fields', () => {
  it('are an object', () => {
    for (const values of [null, undefined, 'x', [1]])
      assert.deepEqual(told(values, {}), [' OBJECT_EXPECTED']);
  });

  it('are there unless the field says that they need not, and have no other fields', () => {
    const specs: FieldSpecs = { a: { type: 'string' }, b: { type: 'string', required: false } };
    assert.deepEqual(told({}, specs), ['a VALUE_REQUIRED']);
    assert.deepEqual(told({ a: null, b: null }, specs), ['a VALUE_REQUIRED']);
    assert.deepEqual(told({ a: 'x', c: 1 }, specs), ['c VALUE_NOT_ALLOWED']);
  });

  it('are not taken from what every object has', () => {
    const specs: FieldSpecs = Object.fromEntries([['constructor', { type: 'string' }]]);
    assert.deepEqual(told({}, specs), ['constructor VALUE_REQUIRED']);
    assert.deepEqual(told(JSON.parse('{"__proto__": 1}'), {}), ['__proto__ VALUE_NOT_ALLOWED']);
  });

  it('are of their type', () => {
    const table: readonly (readonly [FieldSpec['type'], string, readonly unknown[], unknown[]])[] =
      [
        ['boolean', 'BOOLEAN_EXPECTED', [true, false], ['true', 0]],
        ['string', 'STRING_EXPECTED', ['', 'x'], [1, true]],
        ['integer', 'INTEGER_EXPECTED', [0, -3], [1.5, '1', NaN]],
        ['float', 'FLOAT_EXPECTED', [0, 1.5], ['1.5', Infinity]],
        [
          'url',
          'INVALID_URL_SYNTAX',
          ['http://a', 'HTTPS://a/b?c', 'www.a.org'],
          ['a.org', 'ftp://a', '', 5, 'https://a b'],
        ],
        ['file', 'STRING_EXPECTED', ['0e64'], ['', 7]],
        [
          'coordinates',
          'INVALID_COORDINATES_SYNTAX',
          ['55.7,37.6', ' -90 , 180 '],
          ['91,0', '0,181', '1;2', 5],
        ],
      ];
    for (const [type, code, good, bad] of table) {
      for (const value of good)
        assert.deepEqual(one(value, { type }), [], `${type} ${String(value)}`);
      for (const value of bad)
        assert.deepEqual(one(value, { type }), [code], `${type} ${String(value)}`);
      for (const value of [{}, [1]])
        assert.deepEqual(one(value, { type }), ['SIMPLE_VALUE_EXPECTED']);
    }
    for (const value of [1, 'x', [1], {}, false])
      assert.deepEqual(one(value, { type: 'json' }), []);
  });

  it('are lists where the type says so, of so many items, each of which is held by itself', () => {
    const spec: FieldSpec = { type: 'array_integer', min_size: 2, max_size: 3, max_value: 9 };
    assert.deepEqual(one([1, 2], spec), []);
    assert.deepEqual(one('1,2', spec), ['ARRAY_EXPECTED']);
    assert.deepEqual(told({ v: [1] }, { v: spec }), ['v ARRAY_SIZE_LESS_THAN_MIN']);
    assert.deepEqual(told({ v: [1, 'x', 3, 10] }, { v: spec }), [
      'v ARRAY_SIZE_GREATER_THAN_MAX',
      'v.1 INTEGER_EXPECTED',
      'v.3 VALUE_GREATER_THAN_MAX',
    ]);
    assert.deepEqual(told({ v: [null] }, { v: { type: 'array_string' } }), [
      'v.0 SIMPLE_VALUE_EXPECTED',
    ]);
  });

  it('keep to bounds, pattern and allowed values', () => {
    assert.deepEqual(one(0, { type: 'integer', min_value: 1 }), ['VALUE_LESS_THAN_MIN']);
    assert.deepEqual(one('', { type: 'string', min_length: 1 }), ['STRING_LENGTH_LESS_THAN_MIN']);
    assert.deepEqual(one('ab', { type: 'string', max_length: 1 }), [
      'STRING_LENGTH_GREATER_THAN_MAX',
    ]);
    assert.deepEqual(one('abcd', { type: 'string', pattern: '[a-c]+' }), ['PATTERN_MISMATCH']);
    assert.deepEqual(one('x', { type: 'string', pattern: '[' }), []);
    assert.deepEqual(one(2, { type: 'integer', allowed_values: [1, 3] }), ['VALUE_NOT_ALLOWED']);
    assert.deepEqual(one('x', { type: 'string', allowed_values: [] }), []);
  });
});

describe('the three places that hold values', () => {
  const scalar = fc.oneof(fc.boolean(), fc.integer({ min: -9, max: 9 }), fc.string(), fc.double());
  const value = fc.oneof(scalar, fc.array(scalar, { maxLength: 3 }), fc.constant({ a: 1 }));
  const bound = fc.option(fc.integer({ min: 0, max: 3 }), { nil: undefined });
  const kinds = ['boolean', 'string', 'integer', 'float', 'url', 'coordinates', 'json'] as const;
  const spec = fc
    .record({
      type: fc.constantFrom(...kinds, 'array_string', 'array_integer'),
      required: fc.constant(false),
      min_value: bound,
      max_length: bound,
      max_size: bound,
    })
    .map((parts): FieldSpec => JSON.parse(JSON.stringify(parts)) as FieldSpec);

  it('say the same of the same value', () => {
    fc.assert(
      fc.property(value, spec, (raw, field) => {
        const plain = JSON.parse(JSON.stringify(raw)) as unknown;
        if (plain === null) return;
        const specs = { v: field };
        const shown = checkAnswer({ v: plain }, specs).map(
          ({ field: at, code }) => `${at} ${code}`,
        );
        const refused = new FaultCollector();
        validateFieldValues({ v: plain }, specs, '', refused);
        assert.deepEqual(
          Object.entries(refused.faults).map(([at, { code }]) => `${at} ${code}`),
          shown,
        );
        const text = JSON.stringify([{ input_values: { v: plain } }]);
        const { problems } = parseTasksFile(text, {
          format: 'json',
          kind: 'main',
          inputSpec: specs,
        });
        assert.equal(problems.length > 0, shown.length > 0, text);
      }),
      { numRuns: 500 },
    );
  });

  it('need no more than the values themselves: a browser bundle stays small', () => {
    const folder = join(__dirname, '../../../../src/spec/values');
    const outside = readdirSync(folder).flatMap((file) => [
      ...readFileSync(join(folder, file), 'utf8').matchAll(/^import (?!type)[^;]*'(\.\.[^']*)'/gm),
    ]);
    assert.deepEqual(outside, []);
  });
});

describe('a tasks file in the API’s shape', () => {
  const inputSpec: FieldSpecs = { n: { type: 'integer' }, s: { type: 'string', pattern: 'a+' } };
  const read = (rows: unknown) =>
    parseTasksFile(JSON.stringify(rows), { format: 'json', kind: 'main', inputSpec }).problems.map(
      ({ code, severity }) => `${severity} ${code}`,
    );

  it('is taken at its word, while a table in JSON may have texts for numbers', () => {
    assert.deepEqual(read([{ 'INPUT:n': '5', 'INPUT:s': 'a' }]), []);
    assert.deepEqual(read([{ input_values: { n: '5', s: 'a' } }]), ['error task-value-type']);
  });

  it('is warned of a pattern that does not match: not every source has patterns', () => {
    assert.deepEqual(read([{ input_values: { n: 5, s: 'b' } }]), [
      'warning task-value-not-allowed',
    ]);
  });
});
