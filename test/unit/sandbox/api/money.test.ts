import assert from 'node:assert/strict';
import { castOf, type Cast } from './samples';
import { openStage, type Stage } from './stage';

describe('the requester’s money', () => {
  let stage: Stage;
  let cast: Cast;

  beforeEach(async () => {
    stage = await openStage();
    cast = await castOf(stage);
  });
  afterEach(() => stage.close());

  const balance = async (): Promise<number> => {
    const requester = await stage.platform.json('GET', '/api/v1/requester');
    return Math.round(Number(requester.balance) * 1000);
  };

  it('goes when an answer is accepted, not before and not when it is rejected', async () => {
    const before = await balance();
    const [first, second] = [cast.submitted(), cast.submitted()];
    assert.equal(await balance(), before);
    const path = '/api/v1/assignments/';
    await stage.platform.json('PATCH', path + first, { status: 'ACCEPTED' });
    assert.equal(await balance(), before - 20);
    const rejected = { status: 'REJECTED', public_comment: 'no' };
    await stage.platform.json('PATCH', path + second, rejected);
    assert.equal(await balance(), before - 20);
    await stage.platform.json('PATCH', path + second, { status: 'ACCEPTED' });
    assert.equal(await balance(), before - 40);
  });

  it('goes with a bonus, once for the same answer, and never beyond what is there', async () => {
    const before = await balance();
    const bonus = {
      user_id: cast.userId,
      amount: 0.5,
      without_message: true,
      assignment_id: cast.submitted(),
    };
    await stage.platform.json('POST', '/api/v1/user-bonuses', bonus);
    assert.equal(await balance(), before - 500);
    const again = await stage.platform.refused('POST', '/api/v1/user-bonuses', bonus);
    assert.deepEqual([again.status, again.error.code], [409, 'ENTITY_CONFLICT']);
    assert.deepEqual(again.error.payload, { user_id: cast.userId });
    const many = Array.from({ length: 101 }, () => ({
      user_id: cast.userId,
      amount: 100,
      without_message: true,
    }));
    const tooMany = await stage.platform.refused('POST', '/api/v1/user-bonuses', many);
    assert.equal(tooMany.status, 400);
    const path = '/api/v1/user-bonuses?async_mode=true';
    const poor = await stage.platform.refused('POST', path, many);
    assert.deepEqual([poor.status, poor.error.code], [409, 'NOT_ENOUGH_BALANCE']);
    assert.equal(await balance(), before - 500);
  });
});
