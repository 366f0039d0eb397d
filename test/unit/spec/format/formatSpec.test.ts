import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { isSeq, parseDocument, visit } from 'yaml';
import { formatSpec, parseSpec, specKindOf, type SpecDocument } from '../../../../src/spec';
import { changedText } from '../navigate/folder';

function formatted(text: string, format: 'yaml' | 'json' = 'yaml', indent = 2): string {
  const doc = parseSpec(text, { kind: 'project', format });
  return changedText(doc.text, formatSpec(doc, { indent }));
}

const spec = (text: string): SpecDocument => parseSpec(text, { kind: 'project', format: 'yaml' });
const commentsOf = (text: string): string => text.replace(/\s+/g, '');

const untidy = `public_name:    a   \ntask_spec:
    # inner
    input_spec:
          text:   {type: string,required: true}
          # second
          other:
                type:  json
    output_spec: {  a: {type: string , allowed_values: [ 'x','y' ]} }
    view_spec:
       type: classic
       markup: |
            <p>{{text}}</p>
              <b>  \n            \n            end
       # after
       styles: >-
          folded
          text

          more
       script: |2
            explicit
       config:
       - a:  1
         b: 2
       -   c: 3
           d:
           - 1
           -   - x
               - y
           # tail
metadata: { a: [
     one,
     two ] }


`;

const tidy = `public_name: a
task_spec:
  # inner
  input_spec:
    text: { type: string, required: true }
    # second
    other:
      type: json
  output_spec: { a: { type: string, allowed_values: ['x', 'y'] } }
  view_spec:
    type: classic
    markup: |
      <p>{{text}}</p>
        <b>  \n\n      end
    # after
    styles: >-
      folded
      text

      more
    script: |2
         explicit
    config:
      - a: 1
        b: 2
      - c: 3
        d:
          - 1
          - - x
            - y
          # tail
metadata: { a: [
     one,
     two] }
`;

describe('formatting YAML', () => {
  it('puts indentation, blanks and the end in order, and keeps texts, quotes and comments', () => {
    assert.equal(formatted(untidy), tidy);
    assert.equal(formatted(tidy), tidy);
  });

  it('indents as deep as asked', () => {
    assert.equal(formatted('a:\n  b:\n  - c\n', 'yaml', 4), 'a:\n    b:\n        - c\n');
  });

  it('leaves a text with mistakes alone', () => {
    const broken = 'a:   [1\nb:    2\n';
    assert.equal(formatted(broken), broken);
  });

  it('keeps line ends, anchors and aliases', () => {
    const text = 'a:   &x\r\n    b: 1\r\nc:   *x\r\nd:\r\n    <<: *x\r\n';
    assert.equal(formatted(text), 'a:   &x\r\n  b: 1\r\nc:   *x\r\nd:\r\n  <<: *x\r\n');
  });

  it('keeps the blank lines that a block text ends with', () => {
    const text = 'a:\n    b: |+\n        text\n\n\nc: 1\n';
    assert.equal(formatted(text), 'a:\n  b: |+\n    text\n\n\nc: 1\n');
    assert.equal(formatted('a: |+\n  text\n\n\n'), 'a: |+\n  text\n\n\n');
  });
});

describe('formatting JSON', () => {
  it('lays it out level by level', () => {
    const text = '{"a":[1,2],\n"b":{}}';
    const after = formatted(text, 'json');
    assert.deepEqual(JSON.parse(after), JSON.parse(text));
    assert.match(after, /^\{\n {2}"a": \[\n {4}1,/);
    assert.equal(formatted(after, 'json'), after);
  });
});

/** Specs of the repository, as a source of every notation that authors use. */
const examples = join(__dirname, '../../../../examples/asr-en');
const texts = readdirSync(examples)
  .filter((file) => specKindOf(file)?.format === 'yaml')
  .map((file) => readFileSync(join(examples, file), 'utf8'));

/** The same document as somebody else would lay it out. */
function relaid(text: string, indent: number, indentSeq: boolean, flip: number): string {
  const doc = parseDocument(text);
  let count = 0;
  visit(doc, {
    Collection(_, node) {
      if (++count % 7 === flip) node.flow = node.flow !== true && !isSeq(node);
    },
  });
  return doc.toString({ indent, indentSeq, lineWidth: 0, flowCollectionPadding: flip % 2 === 0 });
}

describe('formatting any spec', () => {
  it('leaves the examples as they are', () => {
    for (const text of texts) assert.equal(formatted(text), text);
  });

  it('changes no value, loses no comment, and has nothing to do the second time', () => {
    const layouts = fc.record({
      text: fc.constantFrom(...texts, untidy),
      indent: fc.integer({ min: 1, max: 9 }),
      seq: fc.boolean(),
      flip: fc.integer({ min: 0, max: 9 }),
      wanted: fc.integer({ min: 1, max: 8 }),
    });
    fc.assert(
      fc.property(layouts, ({ text, indent, seq, flip, wanted }) => {
        const other = relaid(text, indent, seq, flip);
        const before = spec(other);
        fc.pre(before.syntax.length === 0);
        const after = formatted(other, 'yaml', wanted);
        assert.deepEqual(spec(after).value(), before.value());
        assert.equal(commentsOf(after), commentsOf(other));
        assert.equal(formatted(after, 'yaml', wanted), after);
      }),
      { numRuns: 150 },
    );
  });

  it('brings every layout of a text to one', () => {
    for (const text of texts)
      for (const indent of [1, 3, 4, 8])
        for (const seq of [true, false])
          assert.equal(
            formatted(relaid(text, indent, seq, 99)),
            formatted(relaid(text, 2, true, 99)),
            `${indent} ${String(seq)}`,
          );
  });

  it('survives random blanks and line breaks', () => {
    const inserted = fc.tuple(
      fc.nat(5000),
      fc.constantFrom(' ', '   ', '\n', '\n\n', ' #x\n', '\t'),
    );
    fc.assert(
      fc.property(fc.constantFrom(...texts), fc.array(inserted, { maxLength: 4 }), (text, all) => {
        let other = text;
        for (const [at, blank] of all) {
          const place = at % other.length;
          other = other.slice(0, place) + blank + other.slice(place);
        }
        const after = formatted(other);
        assert.deepEqual(spec(after).value(), spec(other).value());
        assert.equal(formatted(after), after);
      }),
      { numRuns: 300 },
    );
  });
});
