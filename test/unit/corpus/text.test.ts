import assert from 'node:assert/strict';
import { readableParagraphs } from '../../../src/corpus/paragraphs';
import { cleanParagraph, standardTextRules } from '../../../src/corpus/text/cleanParagraph';
import { countWords } from '../../../src/corpus/text/countWords';
import { paragraphsOf } from '../../../src/corpus/text/wikitext';

/** What is left of a wikitext: the paragraphs that can be read aloud. */
function readable(wikitext: string): readonly string[] {
  return paragraphsOf(wikitext).flatMap((one) => cleanParagraph(one, standardTextRules) ?? []);
}

describe('the text of an article', () => {
  const cases: readonly (readonly [string, string, readonly string[]])[] = [
    ['bold and italic', "The '''red''' fox ''sleeps'' well.", ['The red fox sleeps well.']],
    ['links', 'A [[fox]] and a [[Canis lupus|wolf]] met.', ['A fox and a wolf met.']],
    ['links to a section', 'See [[Fox#Food]] and [[:Fox]].', ['See Fox and Fox.']],
    ['outside links', 'Read [https://a.example the page] now.', ['Read the page now.']],
    ['a bare address', 'Read https://a.example now.', []],
    [
      'pictures with captions',
      '[[File:Fox.jpg|thumb|A [[fox]] in [[snow|white snow]]]]\nA fox sleeps.',
      ['A fox sleeps.'],
    ],
    ['categories', 'A fox sleeps.\n[[Category:Foxes]]', ['A fox sleeps.']],
    [
      'boxes',
      '{{Infobox animal\n| name = Fox\n| food = {{plainlist|\n* mice}}\n}}\nA fox sleeps.',
      ['A fox sleeps.'],
    ],
    ['tables', '{| class="x"\n! a\n|-\n| b {{c}}\n|}\nA fox sleeps.', ['A fox sleeps.']],
    ['notes', 'A fox<ref name="a">{{cite|x}}</ref> sleeps<ref name="b" />.', ['A fox sleeps.']],
    [
      'notes by template',
      'A fox sleeps.{{sfn|Smith|2001}} It snores.{{Anm|1}}',
      ['A fox sleeps. It snores.'],
    ],
    ['comments', 'A fox <!-- or\n\n two --> sleeps.', ['A fox sleeps.']],
    ['formulas', 'The size is <math>\\frac{1}{2}</math> of it.', []],
    ['formulas in plain text', 'The size is \\displaystyle one half of it.', []],
    ['powers', 'There are 10<sup>6</sup> of them in the wood.', []],
    ['headings and lists', '== Food ==\n* mice\n# eggs\n; x : y\nA fox sleeps.', ['A fox sleeps.']],
    [
      'lines of one paragraph',
      'A fox\nsleeps.\n\nA wolf wakes.',
      ['A fox sleeps.', 'A wolf wakes.'],
    ],
    [
      'entities',
      'A&nbsp;fox &ndash; or &#8222;Fuchs&#x201c; &amp; co &shy;– sleeps.',
      ['A fox – or „Fuchs“ & co – sleeps.'],
    ],
    ['words in other languages', 'The {{lang|de|Fuchs}} sleeps.', ['The Fuchs sleeps.']],
    ['measures', 'It is {{convert|12|km|mi}} away.', ['It is 12 km away.']],
    ['a range of measures', 'It is {{convert|5|to|10|km|mi}} away.', []],
    ['a measure of two units', 'She is {{convert|5|ft|6|in|m}} tall.', []],
    ['a date by template', 'There were five. {{As of|2020|5}}, there are ten.', []],
    ['a date by template in front', '{{As of|2020|5}}, there are ten.', []],
    [
      'links to sister wikis and other languages',
      'A [[wikt:chisel|chisel]], a [[s:Book|book]] and a [[:fr:Renard|fox]] lie here.',
      ['A chisel, a book and a fox lie here.'],
    ],
    ['a title with a colon that may be a picture', 'The series [[Re:Zero]] is good.', []],
    ['the same in front', '[[Re:Zero]] is good.', []],
    ['a page of another language', 'It is in [[:fr:Renard]] there.', []],
    ['a small picture', 'A fox [[Datei:Fox.svg|20px]] sleeps.', ['A fox sleeps.']],
    ['a category behind it', 'Ein Fuchs. [[Kategorie:Fuchs|Fuchs]]', ['Ein Fuchs.']],
    [
      'tables with templates that end like them',
      '{| class="x"\n| {{flag|}} a\n|\nA cell is no text.\n|}\nA fox sleeps.',
      ['A fox sleeps.'],
    ],
    [
      'tables in boxes',
      '{{Box\n| a = {|\n| b\n|}}}\nA fox sleeps.\n\n{{Box\n| b = c\n|}}\nA wolf wakes.',
      ['A fox sleeps.', 'A wolf wakes.'],
    ],
    [
      'tables in tables',
      '{|\n| a\n:{|\n| b\n|}\nA cell is no text.\n|}\nA fox sleeps.',
      ['A fox sleeps.'],
    ],
    ['what goes on behind a formula', ':<math>m</math>\nwhere its mass is great.', []],
    ['broken letters', 'A f\ufffdx sleeps well.', []],
    ['marks for the direction', '\u202bA fox\u202c \u2067sleeps\u2069.', ['A fox sleeps.']],
    ['an unknown template in its middle', 'It is {{distance to moon}} away.', []],
    [
      'a pronunciation that cannot be read',
      "'''Foxton''' ({{IPA|en|x}}; formerly Foxtown) is a town.",
      ['Foxton is a town.'],
    ],
    ['empty parentheses', 'Foxton (, ) is a town ( ).', ['Foxton is a town.']],
    [
      'poems and tags',
      '<poem>A fox sleeps.</poem><br/>\n<div class="x">It snores.</div>',
      ['A fox sleeps. It snores.'],
    ],
    ['markup that nobody closed', 'A fox {{sleeps [[well.', []],
    ['an intro to a list', 'Foxes eat the following:\n* mice', []],
    ['a row of dots', 'A fox ..... sleeps.', []],
    ['two commas', 'A fox, , sleeps.', []],
    ['a full stop after a comma', 'A fox sleeps,.', []],
    ['mostly figures', '1 2 3 4 5 6 7 8 9 10 11 fox.', []],
  ];
  for (const [name, wikitext, expected] of cases) {
    it(`has ${expected.length === 0 ? 'nothing of' : 'no traces of'} ${name}`, () => {
      assert.deepEqual(readable(wikitext), expected);
    });
  }

  const scripts = [
    ...['狐狸在睡觉。', 'लोमड़ी सो रही है।', 'هل ينام الثعلب؟', 'Αλεπού; Ναι.', 'השועל ישן.'],
    ...['កញ្ជ្រោងកំពុងដេក។', 'መኝታ ላይ ነው።', 'မြေခွေး အိပ်နေတယ်။', 'ᱛᱩᱭᱩ ᱡᱟᱹᱯᱤᱫ ᱢᱮᱱᱟᱭᱟ᱾', 'ꯂꯝꯍꯨꯏ ꯇꯨꯝꯂꯤ꯫'],
    ...['མི་ཉལ་གྱི་འདུག།', 'მელა იძინებს.', 'Աղվեսը քնած է։', '狐は眠っている｡', '狐は眠る．'],
    // These write no full stop at all.
    ...['หมาจิ้งจอกกำลังนอนหลับอยู่ในป่า', 'ໝາຈອກກຳລັງນອນຫຼັບ'],
    ...[
      '„Der Fuchs schläft.“',
      '»Ræven sover.«',
      '“狐狸在树林里睡觉。”',
      '『狐は森の中で眠る。』',
      '《狐狸在树林里睡觉。》',
    ],
  ];
  for (const text of scripts) {
    it(`ends as sentences do in its script: ${text}`, () => {
      assert.deepEqual(readable(text), [text]);
    });
  }

  it('keeps formulas and odd punctuation where that is asked for', () => {
    const rules = { punctuation: 'any', formulas: 'keep' } as const;
    const [raw = ''] = paragraphsOf('The band !!! plays <math>x</math> and more');
    assert.equal(cleanParagraph(raw, rules), 'The band !!! plays and more');
  });

  it('takes its time in proportion to its length, however deep it nests', () => {
    const before = process.cpuUsage().user;
    paragraphsOf('{{'.repeat(200_000) + 'x' + '[['.repeat(200_000));
    paragraphsOf('<ref>'.repeat(100_000) + '{{a}}'.repeat(100_000));
    paragraphsOf('[//a '.repeat(100_000));
    paragraphsOf(`{{a|${' '.repeat(200_000)}}}`);
    paragraphsOf('{|\n'.repeat(100_000) + '\n:'.repeat(100_000));
    cleanParagraph('('.repeat(19_000), standardTextRules);
    cleanParagraph(', '.repeat(9000), standardTextRules);
    cleanParagraph('. '.repeat(9000), standardTextRules);
    assert.ok(process.cpuUsage().user - before < 5e6);
  });
});

describe('the words of a text', () => {
  it('are counted between blanks, and as readers see them where there are none', () => {
    assert.equal(countWords('The  red fox.'), 3);
    assert.ok(countWords('狐狸在睡觉。') >= 2);
    assert.ok(countWords('狐は眠っている。') >= 3);
    assert.equal(countWords('หมาจิ้งจอก กำลังนอนหลับ'), countWords('หมาจิ้งจอกกำลังนอนหลับ'));
    assert.ok(countWords('หมาจิ้งจอกกำลังนอนหลับ') >= 3);
  });

  it('are counted by script, whatever the language: scripts mix', () => {
    const chinese = '狐狸在睡觉';
    const words = countWords(chinese);
    assert.ok(words > 1);
    assert.equal(countWords(`The name ${chinese} means it.`), 4 + words);
    assert.equal(countWords(chinese), words);
    assert.equal(countWords('The red fox-like animal.'), 4);
    assert.ok(countWords('ၵူၼ်းမိူင်းၵူၼ်းမိူင်း') > 1);
  });

  it('bound the length of paragraphs; short ones that follow each other can become one', () => {
    const text = 'A fox sleeps.\n\nIt snores.\n\nThe wolf is awake all night long.\n\nNo.';
    const page = { id: '7', title: 'Fox', text };
    const of = (short: 'merge' | 'leave-out'): readonly string[] =>
      readableParagraphs({
        language: 'en',
        words: { min: 5, max: 7 },
        text: standardTextRules,
        short,
      })(page).map(({ id, text: found }) => `${id} ${found}`);
    assert.deepEqual(of('leave-out'), ['en-7-3 The wolf is awake all night long.']);
    assert.deepEqual(of('merge'), [
      'en-7-2 A fox sleeps. It snores.',
      'en-7-3 The wolf is awake all night long.',
    ]);
  });
});
