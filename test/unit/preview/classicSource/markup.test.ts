import assert from 'node:assert/strict';
import {
  handlebarsTemplate,
  substitutionTemplate,
} from '../../../../src/preview/classicSource/compiledMarkup';
import { inlineHandlersOf } from '../../../../src/preview/classicSource/inlineHandlers';
import { MarkupMarker } from '../../../../src/preview/classicSource/markedMarkup';
import { remembered } from '../../../../src/preview/classicSource/remembered';

describe('markup of a classic interface', () => {
  const marked = (...pieces: readonly string[]): string => {
    const marker = new MarkupMarker();
    return pieces.map((piece, i) => marker.marked(piece, i)).join('');
  };

  it('tells the line of every start tag', () => {
    assert.equal(
      marked('<p>\n<b class="x">y</b>\n</p>'),
      '<p data-line="0">\n<b data-line="1" class="x">y</b>\n</p>',
    );
  });

  const untouched: Readonly<Record<string, string>> = {
    'a comparison': '1 < 2 <3',
    'an end tag': '</p>',
    'a comment': '<!-- <b>\n<i> -->',
  };
  for (const [name, text] of Object.entries(untouched)) {
    it(`leaves ${name} alone`, () => assert.equal(marked(text), text));
  }

  it('leaves quoted values and the text of scripts and styles alone', () => {
    assert.equal(marked('<a title="<b>">x</a>'), '<a data-line="0" title="<b>">x</a>');
    assert.equal(
      marked('<script type="t"><b></script><i>'),
      '<script data-line="0" type="t"><b></script><i data-line="0">',
    );
  });

  it('reads on behind a mustache: in a tag, in a value, in a name', () => {
    assert.equal(
      marked('<a href="', '<b>', '"><i>'),
      '<a data-line="0" href="<b>"><i data-line="2">',
    );
    assert.equal(marked('<h', '><b>'), '<h><b data-line="1">');
  });

  it('compiles Handlebars, and knows on which line a helper is called', () => {
    const template = handlebarsTemplate('<p>\n{{#if (helper a)}}\n{{other b}}{{/if}}{{> part}}');
    assert.ok(template.kind === 'handlebars');
    assert.deepEqual(template.calls, { if: 1, helper: 1, other: 2, part: 2 });
    assert.match(template.code, /data-line/);
  });

  const broken: readonly (readonly [string, RegExp, number])[] = [
    ['<p>\n{{#if a}}', /ends before a \{\{#block\}\}/, 1],
    ['a\nb {{/if}}', /end of a block that was not opened/, 1],
    ['{{#if a}}\n{{/each}}', /if doesn't match each/, 0],
    ['\n\n{{a b}', /does not belong/, 2],
    ['{{else}}', /\{\{else\}\} without a block/, 0],
  ];
  for (const [text, message, line] of broken) {
    it(`says in plain words what is wrong with ${JSON.stringify(text)}`, () => {
      const template = handlebarsTemplate(text);
      assert.ok(template.kind === 'broken');
      assert.match(template.message, message);
      assert.equal(template.line, line);
    });
  }

  it('marks markup without Handlebars, too', () => {
    assert.deepEqual(substitutionTemplate('<b>${word}</b>'), {
      kind: 'substitution',
      markup: '<b data-line="0">${word}</b>',
    });
  });

  it('makes functions of code in attributes, as far as it is known beforehand', () => {
    const handlers = inlineHandlersOf(
      `<b onclick="go(&quot;a&quot;)" onclick='go("a")'><i onchange="set({{id}})"><u onfocus="}">`,
    );
    assert.deepEqual(
      handlers.map(({ text }) => text),
      ['go("a")'],
    );
    const [loop] = inlineHandlersOf('<b onclick="while (true) ;">');
    assert.match(loop?.code.code ?? '', /while \(true\) \{__crowdsmithWatch\(0\);/);
  });

  it('does the same work once, for the last few texts', () => {
    let count = 0;
    const work = remembered((text: string) => {
      count += 1;
      return text.length;
    }, 2);
    for (const text of ['a', 'bb', 'a', 'bb', 'ccc', 'bb', 'a']) work(text);
    assert.equal(count, 4);
  });
});
