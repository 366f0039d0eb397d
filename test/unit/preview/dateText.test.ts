import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  caretAfter,
  clamped,
  dateRules,
  isBlocked,
  masked,
  momentOf,
  stamp,
  typedText,
  type DateRules,
} from '../../../src/preview/core';

function rulesOf(props: Readonly<Record<string, unknown>>): DateRules {
  const rules = dateRules({ format: 'date-time', ...props });
  assert.ok(typeof rules !== 'string');
  return rules;
}

describe('dates as they are typed', () => {
  it('keep their mask, and cap what no clock or calendar has', () => {
    assert.equal(masked('20245', 'date'), '2024-5_-__');
    assert.equal(masked('20241340', 'date'), '2024-12-31');
    assert.equal(masked('202405062561', 'date-time'), '2024-05-06 23:59');
  });

  it('put the caret behind the digit that was typed', () => {
    assert.equal(caretAfter(4, 'date'), 4);
    assert.equal(caretAfter(5, 'date'), 6);
    assert.equal(caretAfter(9, 'date-time'), 12);
  });

  it('name a moment once they are complete and real', () => {
    assert.equal(momentOf('2024-05-__', 'date'), undefined);
    assert.equal(momentOf('2024-02-31', 'date'), undefined);
    assert.ok(momentOf('2024-02-29', 'date'));
  });

  it('come back from what is stored as they were typed', () => {
    const moment = fc.date({
      min: new Date(1990, 0, 1),
      max: new Date(2090, 0, 1),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(moment, (date) => {
        date.setSeconds(0, 0);
        const text = typedText(stamp(date), 'date-time');
        assert.equal(momentOf(text, 'date-time')?.getTime(), date.getTime());
      }),
    );
  });

  it('stay within the bounds, and off the days that are blocked', () => {
    const rules = rulesOf({ min: '2024-05-06T10:00Z', blockList: ['2024-05-10T12:00Z'] });
    assert.equal(stamp(clamped(new Date('2024-05-01T00:00Z'), rules)), '2024-05-06T10:00:00Z');
    assert.ok(isBlocked(new Date('2024-05-10T12:30Z'), rules));
    const refused = dateRules({ format: 'date', max: '2024-05-06' });
    assert.match(typeof refused === 'string' ? refused : '', /no UTC time/);
  });
});
