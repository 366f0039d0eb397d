import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCrowd } from '../../../../src/sandbox/crowd/file';
import { groupSettings } from '../../../../src/sandbox/crowd/file/readGroup';
import { habitSettings } from '../../../../src/sandbox/crowd/file/readHabit';
import { habits } from '../../../../src/sandbox/crowd/habits';
import { presets } from '../../../../src/sandbox/crowd/presets';

const page = readFileSync(join(__dirname, '../../../../docs/crowd.md'), 'utf8');

describe('the page about crowds', () => {
  it('has examples that can be used', () => {
    const examples = [...page.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, text]) => text ?? '');
    assert.ok(examples.length >= 2);
    for (const text of examples) readCrowd({ file: 'docs', text, readTable: () => '' });
  });

  it('names every setting, habit and shipped crowd', () => {
    const names = [
      ...groupSettings,
      ...habitSettings,
      ...Object.keys(habits),
      ...Object.keys(presets),
    ];
    const missing = names.filter((name) => !page.includes(`\`${name}\``));
    assert.deepEqual(missing, []);
  });
});
