import assert from 'node:assert/strict';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createParseCache, parseSpec, validateSpec, type SpecDocument } from '../../../../src/spec';
import { editedSpecs } from './specs';

/** Collects garbage at once, without the process having been started for it. */
function collector(): () => void {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as () => void;
}

const spec = editedSpecs.project;

/** Types a letter somewhere else each time, as editing wanders through a file. */
function editor(keep: (doc: SpecDocument) => void): (edits: number) => void {
  const { kind, format, text } = spec ?? assert.fail();
  const how = { kind, format, cache: createParseCache() };
  let edit = 0;
  return (edits) => {
    for (const end = edit + edits; edit < end; edit++) {
      const at = (edit * 97) % text.length;
      const doc = parseSpec(`${text.slice(0, at)}${String(edit)}${text.slice(at)}`, how);
      validateSpec(doc);
      keep(doc);
    }
    validateSpec(parseSpec(text, how));
  };
}

/** Megabytes by which the heap grows while the last edits are made. */
function growth(first: number, last: number, keep: (doc: SpecDocument) => void): number {
  const collect = collector();
  const edit = editor(keep);
  const heapAfter = (edits: number): number => {
    edit(edits);
    collect();
    return process.memoryUsage().heapUsed / 2 ** 20;
  };
  const before = heapAfter(first);
  return heapAfter(last) - before;
}

describe('memory', () => {
  it('stays flat over 10,000 edits', () => {
    const grown = growth(1000, 10_000, () => undefined);
    assert.ok(grown < 5, `${grown.toFixed(1)} MB more`);
  }).timeout(180_000);

  it('would show it if versions of a text were kept', () => {
    const kept: SpecDocument[] = [];
    const grown = growth(100, 1000, (doc) => void kept.push(doc));
    assert.equal(kept.length, 1100);
    assert.ok(grown > 5, `${grown.toFixed(1)} MB more`);
  }).timeout(60_000);
});
