import assert from 'node:assert/strict';
import { hoverAt } from '../../../src/spec';
import { textOf, withCursor } from './cursor';

function hover(name: string, fixture: string) {
  const { doc, position } = withCursor(name, fixture);
  const found = hoverAt(doc, position);
  return found && { markdown: found.markdown, text: textOf(doc, found.range) };
}

describe('hovering', () => {
  it('tells type, default, range and an example of a key', () => {
    const found = hover('a.pool.yaml', 'auto_accept_per|iod_day: 3\n');
    assert.equal(found?.text, 'auto_accept_period_day');
    assert.match(found.markdown, /whole number \(days\)/);
    assert.match(found.markdown, /Range: 1 to 21 days/);
    assert.match(found.markdown, /auto_accept_period_day: 7/);
    assert.match(hover('a.skill.yaml', 'hid|den: true')?.markdown ?? '', /Default: `true`/);
  });

  it('tells what a value means', () => {
    assert.match(
      hover('a.project.yaml', 'assignments_issuing_type: AUTO|MATED')?.markdown ?? '',
      /by itself/,
    );
    assert.match(
      hover('a.pool.yaml', 'assignment_max_duration_seconds: 3|75')?.markdown ?? '',
      /375 s = 6 min 15 s/,
    );
    assert.match(
      hover('a.pool.yaml', 'will_expire: 2030-12-31T|23:59:59')?.markdown ?? '',
      /Tuesday, December 31, 2030/,
    );
    const filter =
      'filter: { and: [{ category: computed, key: region_by_ip, operator: IN, value: 1|24 }] }';
    assert.match(hover('a.pool.yaml', filter)?.markdown ?? '', /Region 124: France/);
  });

  it('works inside a config given as JSON text', () => {
    const found = hover(
      'a.project.yaml',
      'task_spec:\n  view_spec:\n    type: tb\n    config: \'{"view": {"type": "view.te|xt"}}\'\n',
    );
    assert.equal(found?.text, '"view.text"');
    assert.match(found.markdown, /with its line breaks/);
  });

  it('marks what only the platform fills in', () => {
    assert.match(hover('a.skill.yaml', 'i|d: "5"')?.markdown ?? '', /filled in by the platform/);
  });

  it('is silent where nothing is known', () => {
    assert.equal(hover('a.skill.yaml', 'nonsen|se: 1'), undefined);
    assert.equal(hover('a.skill.yaml', '|'), undefined);
  });
});
