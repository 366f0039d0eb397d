import assert from 'node:assert/strict';
import { createParseCache, parseSpec, validateSpec, type SpecDocument } from '../../../../src/spec';
import { editedSpecs } from './specs';

/**
 * A program of its own, because the heap of a test runner holds what other tests left:
 * `node --expose-gc … heapGrowth.ts FIRST LAST drop|keep` prints by how many megabytes the heap grows
 * from edit FIRST to edit LAST, with every version of the text kept or none.
 */
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

function growth(first: number, last: number, keep: (doc: SpecDocument) => void): number {
  const edit = editor(keep);
  const heapAfter = (edits: number): number => {
    edit(edits);
    globalThis.gc?.();
    return process.memoryUsage().heapUsed / 2 ** 20;
  };
  const before = heapAfter(first);
  return heapAfter(last - first) - before;
}

const [first, last, what] = process.argv.slice(2);
const kept: SpecDocument[] = [];
const keep = what === 'keep' ? (doc: SpecDocument) => void kept.push(doc) : () => undefined;
console.log(growth(Number(first), Number(last), keep));
