import assert from 'node:assert/strict';
import { createReopening } from '../../../../src/pipeline/control/reopening';

const closing = { pool: '7', at: '2026-01-01T10:00:00' };
const later = { pool: '7', at: '2026-01-01T11:00:00' };

describe('what was agreed on pools that somebody closed', () => {
  it('is nothing at first, and then the closing that somebody was asked about', () => {
    const reopening = createReopening('ask');
    assert.equal(reopening.mayOpen(closing), false);
    reopening.agreeTo(closing);
    assert.equal(reopening.mayOpen(closing), true);
    assert.equal(reopening.mayOpen(later), false);
    assert.equal(reopening.mayOpen({ ...closing, pool: '8' }), false);
  });

  it('is used up by an opening, even where the platform counts whole minutes', () => {
    const reopening = createReopening('ask');
    reopening.agreeTo(closing);
    reopening.sawOpen('7');
    assert.equal(reopening.mayOpen(closing), false);
  });

  it('covers at the start whatever is closed then, and nothing that is closed later', () => {
    const reopening = createReopening('agreed');
    assert.equal(reopening.mayOpen(closing), true);
    reopening.sawOpen('7');
    assert.equal(reopening.mayOpen(later), false);
    assert.equal(reopening.mayOpen({ ...later, pool: '8' }), true);
  });
});
