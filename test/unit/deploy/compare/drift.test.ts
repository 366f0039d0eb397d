import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { driftOf, fingerprintOf } from '../../../../src/deploy';
import { hashOf } from '../../../../src/deploy/identity';

const local = { name: 'Reader', hidden: false };
const answered = { ...local, id: '7', created: '2024-01-01T00:00:00', owner: { id: 'x' } };
const entry = {
  kind: 'skill',
  id: '7',
  key: 'k',
  hash: hashOf(local),
  seen: fingerprintOf('skill', answered),
} as const;

describe('drift between a spec and its remote object', () => {
  it('is none right after a deploy', () => {
    assert.equal(driftOf(entry, local, answered), 'in-sync');
  });

  it('tells on which side something changed', () => {
    const other = { ...answered, private_comment: 'theirs' };
    const mine = { ...local, name: 'Careful reader' };
    assert.equal(driftOf(entry, mine, answered), 'local-changed');
    assert.equal(driftOf(entry, local, other), 'remote-changed');
    assert.equal(driftOf(entry, mine, other), 'both-changed');
  });

  it('is none where both sides were changed alike, or only in the way they are written', () => {
    const renamed = { name: 'Careful reader', hidden: false };
    assert.equal(driftOf(entry, renamed, { ...answered, ...renamed }), 'in-sync');
    assert.equal(driftOf(entry, { ...local, private_comment: '' }, answered), 'in-sync');
  });

  it('is blamed on the other side where the lock file does not know the answer', () => {
    const { kind, id, key, hash } = entry;
    const old = { kind, id, key, hash };
    assert.equal(driftOf(old, local, { ...answered, name: 'Other' }), 'remote-changed');
    assert.equal(driftOf(old, { ...local, name: 'Mine' }, answered), 'local-changed');
  });

  it('knows what is gone and what never was there', () => {
    assert.equal(driftOf(entry, local, undefined), 'missing');
    assert.equal(driftOf(undefined, local, answered), 'not-deployed');
    assert.equal(driftOf({ kind: 'skill', key: 'k', hash: 'h' }, local, undefined), 'not-deployed');
  });
});
