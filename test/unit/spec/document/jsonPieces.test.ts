import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createParseCache, parseSpec, type SpecNode } from '../../../../src/spec';
import { embeddedJson } from '../../../../src/spec/document/embeddedJson';
import { parseJson } from '../../../../src/spec/document/parseJson';
import { treeText } from '../edits/treeText';

const item = (i: number): string => `    {
      "type": "view.text",
      "label": "Item ${i}, brackets in a text: [ { and \\"quotes\\"",
      "content": { "type": "data.input", "path": ["a", ${i}, null, true, -1.5e3] }
    }`;
const items = (count: number): string[] => Array.from({ length: count }, (_, i) => item(i));
const long = (parts: readonly string[]): string => `{\n  "list": [\n${parts.join(',\n')}\n  ]\n}\n`;

const listIn = (root: SpecNode | undefined): readonly SpecNode[] => {
  const list = root?.kind === 'map' ? root.entries[0]?.value : undefined;
  assert.equal(list?.kind, 'list');
  return list.items;
};

describe('JSON that is read piece by piece', () => {
  it('says the same as JSON that is read at once', () => {
    const texts = fc
      .json({ maxDepth: 8, depthSize: 'large' })
      .map((text) => JSON.parse(text) as unknown);
    fc.assert(
      fc.property(fc.array(texts, { minLength: 5 }), fc.constantFrom(0, 1, 4), (values, indent) => {
        const text = JSON.stringify({ values, again: [values, values] }, null, indent);
        const [pieces, whole] = [parseJson(text, createParseCache()), parseJson(text)];
        assert.equal(treeText(pieces.root), treeText(whole.root));
        assert.deepEqual(pieces.problems, whole.problems);
      }),
    );
  });

  it('is read at once where brackets do not match', () => {
    const text = long(items(50)).replace('"Item 20', '[ "Item 20');
    const [pieces, whole] = [parseJson(text, createParseCache()), parseJson(text)];
    assert.equal(treeText(pieces.root), treeText(whole.root));
    assert.deepEqual(pieces.problems, whole.problems);
    assert.notEqual(whole.problems.length, 0);
  });

  for (const [name, from, to, told] of [
    ['a missing comma', '"view.text",', '"view.text"', 1],
    ['a missing value', '"view.text"', '', 1],
    ['a word that means nothing', '"view.text"', 'view', 1],
    ['a missing colon before an object', '"content":', '"content"', 1],
    ['a comment with a bracket', '"view.text",', '"view.text", // [ {', 1],
    ['an object for a key', '"label":', '{ "a": [1] }: 3, "label":', 1],
    ['a text that does not end', '"Item 7,', '"Item" 7,', 2],
  ] as const)
    it(`keeps ${name} in its object`, () => {
      const parts = items(60);
      parts[7] = item(7).replace(from, to);
      const { root, problems } = parseJson(long(parts), createParseCache());
      const all = listIn(root);
      assert.equal(all.length, 60);
      assert.ok(problems.length >= told);
      for (const { start, end } of problems) {
        assert.ok(start >= (all[7]?.start ?? 0) && end <= (all[8]?.start ?? 0), `${start} ${end}`);
      }
      const fresh = listIn(parseJson(long(items(60))).root);
      for (const i of [6, 59]) {
        const text = (node: SpecNode | undefined) => treeText(node).replaceAll(/\[\d+,\d+\]/g, '');
        assert.equal(text(all[i]), text(fresh[i]));
      }
    });

  it('reads only what an edit touched', () => {
    const how = { kind: 'project', format: 'json', cache: createParseCache() } as const;
    const parts = items(200);
    const before = listIn(parseSpec(long(parts), how).root);
    parts[100] = item(100).replace('Item', 'An item');
    const after = listIn(parseSpec(long(parts), how).root);
    const kept = after.filter((node, i) => node.origin && node.origin === before[i]?.origin);
    assert.equal(kept.length, 199);
  });

  it('does so, too, for the lines of a config that stands in YAML', () => {
    const how = { kind: 'project', format: 'yaml', cache: createParseCache() } as const;
    const itemsOfConfig = (name: string, parts: readonly string[]) => {
      const config = long(parts).replaceAll(/^(?=.)/gm, '      ');
      const view = `task_spec:\n  view_spec:\n    type: tb\n    config: |\n${config}`;
      const doc = parseSpec(`public_name: ${name}\n${view}`, how);
      const scalar = doc.nodeAt(['task_spec', 'view_spec', 'config']);
      assert.equal(scalar?.kind, 'scalar');
      const { root } = embeddedJson(doc.text, scalar);
      return { texts: doc.text, nodes: listIn(root) };
    };
    const parts = items(60);
    const before = itemsOfConfig('A', parts).nodes;
    parts[30] = item(30).replace('Item', 'An item');
    const { texts, nodes } = itemsOfConfig('A longer name', parts);
    const kept = nodes.filter((node, i) => node.origin && node.origin === before[i]?.origin);
    assert.equal(kept.length, 59);
    assert.match(
      texts.slice(nodes[30]?.start, nodes[30]?.end),
      /^\{\s+"type"[^]*An item 30[^]*\}$/,
    );
  });
});
