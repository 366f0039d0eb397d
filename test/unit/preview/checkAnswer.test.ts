import assert from 'node:assert/strict';
import { checkAnswer } from '../../../src/preview/answers/checkAnswer';
import { compareJudgements } from '../../../src/preview/answers/compareJudgements';
import type { FieldSpec } from '../../../src/spec';

const codes = (answer: unknown, specs: Record<string, FieldSpec>): readonly string[] =>
  checkAnswer(answer, specs).map(({ field, code }) => `${field}: ${code}`);

describe('an answer held against output_spec', () => {
  it('needs what is required, and a field is required unless it says otherwise', () => {
    assert.deepEqual(codes({}, { a: { type: 'string' } }), ['a: VALUE_REQUIRED']);
    assert.deepEqual(codes({}, { a: { type: 'string', required: false } }), []);
  });

  it('refuses fields that the specification does not have', () => {
    assert.deepEqual(codes({ b: 1 }, {}), ['b: VALUE_NOT_ALLOWED']);
  });

  it('tells a structure from a wrong scalar', () => {
    assert.deepEqual(codes({ a: { x: 1 } }, { a: { type: 'string' } }), [
      'a: SIMPLE_VALUE_EXPECTED',
    ]);
    assert.deepEqual(codes({ a: 1 }, { a: { type: 'string' } }), ['a: STRING_EXPECTED']);
    assert.deepEqual(codes({ a: 1.5 }, { a: { type: 'integer' } }), ['a: INTEGER_EXPECTED']);
    assert.deepEqual(codes({ a: 'yes' }, { a: { type: 'boolean' } }), ['a: BOOLEAN_EXPECTED']);
    assert.deepEqual(codes({ a: [1] }, { a: { type: 'json' } }), []);
  });

  it('names the item of a list', () => {
    assert.deepEqual(codes({ a: [1, 'x'] }, { a: { type: 'array_integer' } }), [
      'a.1: INTEGER_EXPECTED',
    ]);
    assert.deepEqual(codes({ a: [] }, { a: { type: 'array_string', min_size: 1 } }), [
      'a: ARRAY_SIZE_LESS_THAN_MIN',
    ]);
    assert.deepEqual(codes({ a: 'x' }, { a: { type: 'array_string' } }), ['a: ARRAY_EXPECTED']);
  });

  it('applies bounds, patterns and allowed values', () => {
    const spec: Record<string, FieldSpec> = {
      n: { type: 'integer', min_value: 1, max_value: 3 },
      s: { type: 'string', pattern: '[a-c]+' },
      v: { type: 'string', allowed_values: ['yes', 'no'] },
    };
    assert.deepEqual(codes({ n: 2, s: 'abc', v: 'no' }, spec), []);
    assert.deepEqual(codes({ n: 9, s: 'abcd', v: 'maybe' }, spec), [
      'n: VALUE_GREATER_THAN_MAX',
      's: PATTERN_MISMATCH',
      'v: VALUE_NOT_ALLOWED',
    ]);
  });

  it('says where interface and platform disagree, and in which direction', () => {
    const [problem] = checkAnswer({}, { a: { type: 'string' } });
    assert.ok(problem);
    assert.equal(compareJudgements([], true, [problem]).agree, 'interface-only');
    assert.equal(compareJudgements(['too short'], false, []).agree, 'platform-only');
    assert.equal(compareJudgements(['too short'], false, [problem]).agree, 'refused');
    assert.equal(compareJudgements([], true, []).agree, 'accepted');
  });
});
