import assert from 'node:assert/strict';
import vm from 'node:vm';
import { watchedCode } from '../../../../src/preview/classicSource/watchedCode';

/** Runs watched code as a frame does; the watch gives up after `most` questions. */
function run(text: string, most = 1000): { result: unknown; asked: readonly number[] } {
  const watched = watchedCode(text);
  assert.ok(watched.kind === 'ready', JSON.stringify(watched));
  const asked: number[] = [];
  const context = vm.createContext({
    [watched.watch]: (line: number) => {
      asked.push(line);
      if (asked.length >= most) throw new Error(`stopped on ${String(line)}`);
    },
  });
  const result: unknown = vm.runInContext(`(function () {\n${watched.code}\n})()`, context);
  return { result, asked };
}

const endless: Readonly<Record<string, string>> = {
  'while with a block': 'while (true) { }',
  'while without a body': 'while (true);',
  'for without anything': 'for (;;) ;',
  'do-while': 'do { } while (true)',
  'do-while around a statement': 'var n = 0\ndo n++\nwhile (true)',
  'for-of over a generator': 'function* g() { while (true) yield 1 }\nfor (const x of g()) x;',
  'nested loops without blocks': 'for (;;) for (;;) for (;;) ;',
  'a loop that catches what stops it': 'for (;;) { try { for (;;) ; } catch (e) { } }',
  'a loop that continues out of finally':
    'a: while (true) { try { while (true) ; } finally { continue a } }',
  'a loop in a static block': 'class A { static { while (true) ; } }',
  'a loop in an arrow': 'const f = () => { while (true) ; }; f()',
  'mutual calls through arrows':
    'let n = 0; const f = () => n++ > 1e9 ? 0 : [1].map(() => 1).length && g(); const g = () => { try { return f() } catch (e) { throw e } }; f()',
};

describe('code under watch', () => {
  for (const [name, text] of Object.entries(endless)) {
    it(`ends ${name}`, () => {
      assert.throws(() => run(text), /stopped on/);
    });
  }

  it('tells the line of the loop', () => {
    assert.throws(() => run('var a;\n\nwhile (true) {\n  a = 1;\n}'), /stopped on 2/);
  });

  it('keeps every line where it was', () => {
    const text = 'function f() {\n  for (;;)\n    break;\n  return () =>\n    1;\n}\n';
    const watched = watchedCode(text);
    assert.ok(watched.kind === 'ready');
    const lines = (of: string): number => of.split('\n').length;
    assert.equal(lines(watched.code), lines(text));
    assert.match(watched.code.split('\n')[2] ?? '', /break;/);
  });

  const results: readonly (readonly [string, unknown])[] = [
    ['var s = 0; for (var i = 0; i < 4; i++) s += i; return s', 6],
    ['var s = ""; for (var k in { a: 1, b: 2 }) s += k; return s', 'ab'],
    ['if (false) while (false) 1; else return "else"', 'else'],
    ['return [1, 2].map(x => x * 2).join()', '2,4'],
    ['return (x => ({ a: x }))(1).a', 1],
    ['return (() => (1, 2))()', 2],
    ['return ((a) => (b) => (c) => a + b + c)(1)(2)(3)', 6],
    ['return (() => ({}).toString.name)()', 'toString'],
    ['function f() {\n"use strict"\nreturn this === undefined }\nreturn f()', true],
    ['class A { #x = (() => 3)(); get x() { return this.#x } }\nreturn new A().x', 3],
    [
      'class A { constructor() { this.a = 1 } } class B extends A { constructor() { super() } }\nreturn new B().a',
      1,
    ],
    ['const f = (a = (() => 5)()) => a\nreturn f()', 5],
    ['a: for (;;) { for (;;) break a }\nreturn "out"', 'out'],
    ['var i = 0; do i++\nwhile (i < 3)\nreturn i', 3],
    ['return `${[1].map((x) => `${x}`)}`', '1'],
    ['while (true) return "first"', 'first'],
  ];
  for (const [text, result] of results) {
    it(`means the same as before: ${text.replace(/\n/g, ' ')}`, () => {
      assert.deepEqual(run(text).result, result);
    });
  }

  it('takes a name for its watch that the code cannot shadow, spelled with escapes even', () => {
    const sly = 'var \\u005f_crowdsmithWatch = function () {}; while (true) ;';
    assert.throws(() => run(sly), /stopped on/);
  });

  it('refuses `with`, in which an object could stand in front of the watch', () => {
    const text = "\nwith ({ ['__crowdsmith' + 'Watch']: () => 0 }) while (true) ;";
    const watched = watchedCode(text);
    assert.ok(watched.kind === 'broken');
    assert.equal(watched.line, 1);
  });

  it('says what does not parse, and where', () => {
    assert.deepEqual(watchedCode('var a = 1;\nvar b = ;\n'), {
      kind: 'broken',
      message: 'Unexpected token',
      line: 1,
    });
    assert.equal(watchedCode('}; while (true) ; {').kind, 'broken');
    assert.equal(watchedCode('['.repeat(100_000)).kind, 'broken');
  });

  it('lets a script return early, as the body of a function may', () => {
    assert.equal(run('return 7').result, 7);
  });
});
