import assert from 'node:assert/strict';
import fc from 'fast-check';
import { stringify } from 'yaml';
import {
  completeAt,
  createParseCache,
  hoverAt,
  parseSpec,
  validateSpec,
  type SpecKind,
} from '../../../src/spec';
import { checkObject } from '../../../src/spec/schema/checkObject';

const poolText = `project_id: '1'
private_name: Reading
will_expire: '2030-12-31T23:59:59'
reward_per_assignment: 0.05
assignment_max_duration_seconds: 600
defaults: { default_overlap_for_new_task_suites: 3 }
filter:
  and:
    - { category: profile, key: languages, operator: IN, value: EN }
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

const pieces = [
  '\n',
  '  ',
  '\t',
  ':',
  '- ',
  '{',
  '}',
  '[',
  ']',
  '"',
  "'",
  '|',
  '#',
  '&a ',
  '*a',
  '<<: ',
  '---\n',
  'key',
  ': x\n',
  '😀',
  '\r\n',
  '\uFEFF',
  ',',
  '$file',
  'type: ',
  '%',
  '`',
  '\\',
];

interface Edit {
  readonly at: number;
  readonly remove: number;
  readonly insert: string;
}

const edits: fc.Arbitrary<readonly Edit[]> = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    remove: fc.nat(12),
    insert: fc.array(fc.constantFrom(...pieces), { maxLength: 3 }).map((parts) => parts.join('')),
  }),
  { minLength: 1, maxLength: 6 },
);

function edited(text: string, { at, remove, insert }: Edit): string {
  const start = Math.floor(at * text.length);
  return text.slice(0, start) + insert + text.slice(start + remove);
}

describe('any edit', () => {
  for (const format of ['yaml', 'json'] as const)
    it(`never throws, and says the same as a fresh parse (${format})`, () => {
      const original =
        format === 'yaml'
          ? poolText
          : JSON.stringify(parseSpec(poolText, { kind: 'pool', format: 'yaml' }).value(), null, 2);
      fc.assert(
        fc.property(edits, fc.double({ min: 0, max: 1, noNaN: true }), (list, where) => {
          const cache = createParseCache();
          let text = original;
          parseSpec(text, { kind: 'pool', format, cache });
          for (const edit of list) {
            text = edited(text, edit);
            const doc = parseSpec(text, { kind: 'pool', format, cache });
            const fresh = parseSpec(text, { kind: 'pool', format });
            assert.deepEqual(doc.root, fresh.root);
            assert.deepEqual(validateSpec(doc), validateSpec(fresh));
            const position = doc.lines.positionAt(Math.floor(where * text.length));
            completeAt(doc, position);
            hoverAt(doc, position);
          }
        }),
        { numRuns: 150 },
      );
    }).timeout(120_000);

  it('leaves every diagnostic inside the text', () => {
    fc.assert(
      fc.property(edits, (list) => {
        const text = list.reduce(edited, poolText);
        const doc = parseSpec(text, { kind: 'pool', format: 'yaml' });
        for (const { range } of validateSpec(doc)) {
          assert.ok(range.start.line < doc.lines.lineCount && range.end.line < doc.lines.lineCount);
          assert.ok(doc.lines.offsetAt(range.start) <= doc.lines.offsetAt(range.end));
        }
      }),
      { numRuns: 150 },
    );
  }).timeout(120_000);
});

/** Values as a spec may hold them, right ones and wrong ones. */
const anyScalar = fc.oneof(
  fc.constantFrom(
    null,
    true,
    false,
    'x',
    '5',
    '',
    'EN',
    'OPEN',
    'PROJECT',
    'IN',
    '2030-01-01T00:00:00',
  ),
  fc.integer({ min: -2, max: 40 }),
  fc.constantFrom(0.001, 0.5, 1e9),
);

const poolValue = parseSpec(poolText, { kind: 'pool', format: 'yaml' }).value() as Record<
  string,
  unknown
>;

/** The pool with the value at a random place replaced, removed, or a key added. */
const changedPool: fc.Arbitrary<unknown> = fc
  .tuple(
    fc.array(fc.nat(20), { minLength: 1, maxLength: 8 }),
    anyScalar,
    fc.constantFrom('replace', 'remove', 'add'),
  )
  .map(([steps, value, how]) => {
    const copy = structuredClone(poolValue);
    change(copy, steps, value, how);
    return copy;
  });

function change(
  node: unknown,
  [step = 0, ...rest]: readonly number[],
  value: unknown,
  how: string,
): void {
  if (typeof node !== 'object' || node === null) return;
  const holder = node as Record<string, unknown>;
  const keys = Object.keys(holder);
  const key = keys[step % Math.max(1, keys.length)];
  if (key === undefined) return;
  const child = holder[key];
  if (rest.length > 0 && typeof child === 'object' && child !== null)
    change(child, rest, value, how);
  else if (Array.isArray(node)) holder[key] = value;
  else if (how === 'remove') Reflect.deleteProperty(holder, key);
  else holder[how === 'add' ? `${key}_` : key] = value;
}

describe('one value in two notations', () => {
  it('has the same diagnostics', () => {
    fc.assert(
      fc.property(changedPool, (value) => {
        const codes = (text: string, format: 'yaml' | 'json') =>
          validateSpec(parseSpec(text, { kind: 'pool', format }))
            .map(({ code, severity, message }) => [code, severity, message])
            .sort();
        assert.deepEqual(codes(stringify(value), 'yaml'), codes(JSON.stringify(value), 'json'));
      }),
      { numRuns: 300 },
    );
  }).timeout(60_000);
});

describe('the walker and the compiled schemas', () => {
  const schemaCodes = new Set([
    'unknown-key',
    'missing-key',
    'missing-value',
    'invalid-key',
    'wrong-type',
    'not-allowed-value',
    'out-of-range',
  ]);
  const walkerErrs = (kind: SpecKind, value: unknown): boolean =>
    validateSpec(parseSpec(JSON.stringify(value), { kind, format: 'json' })).some(
      ({ code, severity }) => severity === 'error' && schemaCodes.has(code),
    );

  it('are of one mind about pools', () => {
    fc.assert(
      fc.property(changedPool, (value) => {
        const problems = checkObject('pool', value);
        assert.equal(
          problems.length > 0,
          walkerErrs('pool', value),
          JSON.stringify({ problems, value }),
        );
      }),
      { numRuns: 500 },
    );
  }).timeout(60_000);

  it('are of one mind about field specs', () => {
    const field = fc.dictionary(
      fc.constantFrom(
        'type',
        'required',
        'hidden',
        'min_value',
        'max_length',
        'allowed_values',
        'pattern',
        'min_size',
        'current_location',
        'extra',
      ),
      fc.oneof(
        anyScalar,
        fc.constantFrom('string', 'integer', 'array_string', 'url', 'json', 'file', 'coordinates'),
        fc.array(anyScalar, { maxLength: 2 }),
      ),
    );
    fc.assert(
      fc.property(field, fc.constantFrom('input_spec', 'output_spec'), (spec, side) => {
        const task = { input_spec: {}, output_spec: {}, [side]: { a: spec } };
        const value = { public_name: 'x', assignments_issuing_type: 'AUTOMATED', task_spec: task };
        const problems = checkObject('project', value);
        assert.equal(
          problems.length > 0,
          walkerErrs('project', value),
          JSON.stringify({ problems, value }),
        );
      }),
      { numRuns: 500 },
    );
  }).timeout(60_000);
});
