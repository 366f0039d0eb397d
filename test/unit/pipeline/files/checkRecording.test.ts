import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { checkRecording } from '../../../../src/pipeline/files/checkRecording';
import type { RecordingCheck } from '../../../../src/pipeline/files/checkRecording';
import { refuseDuplicates } from '../../../../src/pipeline/files/duplicates';
import { receiveFile } from '../../../../src/pipeline/files/receiveFile';
import { rulesOf } from '../../../../src/pipeline/files/recordingRules';
import type { FileFinding } from '../../../../src/pipeline/files/storedRecording';
import { walkSound } from '../../../../src/pipeline/files/walk';
import { ogg, opusHead, tone, wav } from '../../../support/sounds';
import { temporaryFolder } from '../temporaryFolder';

/** 150 letters in 20 words. */
const text = 'abcdefg hijklmno '.repeat(10).trim();

function reasonOf(check: RecordingCheck): string {
  return check.state === 'good' ? 'good' : check.reason;
}

describe('a recording before anybody listens to it', () => {
  const cases: readonly (readonly [string, readonly number[], string])[] = [
    ['as long as it takes to read the text', tone(12), 'good'],
    ['far shorter than its text', tone(2), 'too-fast'],
    ['silent', new Array<number>(96_000).fill(0), 'silent'],
    ['clipped', tone(12, 5), 'clipped'],
    ['shorter than a word', tone(0.2), 'too-short'],
  ];
  for (const [name, samples, reason] of cases) {
    it(`that is ${name} is ${reason}`, async () => {
      assert.equal(reasonOf(await checkRecording({ bytes: wav(samples) }, { text })), reason);
    });
  }

  it('is held against the bounds of the pipeline', async () => {
    const bytes = wav(tone(12));
    const under = async (checks: Parameters<typeof rulesOf>[0]): Promise<string> =>
      reasonOf(await checkRecording({ bytes }, { text, rules: rulesOf(checks) }));
    assert.equal(await under({ seconds: { max: 11 } }), 'too-long');
    assert.equal(await under({ seconds_per_word: { min: 1 } }), 'too-fast');
    assert.equal(await under({ seconds_per_word: { max: 0.05 } }), 'too-slow');
    assert.equal(await under({ max_bytes: 1000 }), 'too-large');
    assert.equal(await under({ seconds_per_word: { min: 0.5 } }), 'good');
  });

  it('is held against words as readers see them, where no blanks stand between them', async () => {
    const bytes = wav(tone(20));
    const rules = rulesOf({ seconds_per_word: { min: 0.1, max: 1 } });
    const chinese = '狐狸在树林里睡觉。'.repeat(6);
    assert.equal(reasonOf(await checkRecording({ bytes }, { text: chinese, rules })), 'good');
  });

  it('is known by its sound in whatever container', async () => {
    const bytes = await readFile('test/fixtures/recordings/tone.webm');
    const checked = await checkRecording({ bytes });
    assert.ok(checked.state === 'good');
    const walk = walkSound(bytes, '.webm');
    assert.ok(walk.state === 'sound');
    const { sound } = walk.track;
    const other = ogg([opusHead(), Buffer.from('OpusTags'), ...sound], [0, 0, 2880, 71_000]);
    const again = await checkRecording({ bytes: other });
    assert.ok(again.state === 'good');
    assert.notEqual(again.facts.sha256, checked.facts.sha256);
    assert.equal(again.facts.soundSha256, checked.facts.soundSha256);
  });
});

describe('a sound that was handed in before', () => {
  const stored = (sha256: string, soundSha256 = sha256): FileFinding => ({
    state: 'stored',
    key: `r/${sha256}.wav`,
    ...{ sha256, soundSha256, bytes: 1, seconds: 1, sampleRate: 8000 },
    ...{ container: 'WAVE', extension: '.wav' },
  });

  it('is refused, and the first of them is not, whoever asks and in whatever order', () => {
    const all = [
      ['first', [stored('a'), stored('b')]],
      ['second', [stored('c', 'a')]],
      ['third', [stored('d'), stored('d')]],
    ] as const;
    const states = (wanted: readonly string[]): unknown =>
      [...refuseDuplicates(all, new Set(wanted))].map(([id, findings]) => [
        id,
        findings.map((one) => (one.state === 'refused' ? one.reason : one.state)),
      ]);
    const [first, second, third] = [
      ['first', ['stored', 'stored']],
      ['second', ['duplicate']],
      ['third', ['stored', 'duplicate']],
    ];
    assert.deepEqual(states(['first', 'second', 'third']), [first, second, third]);
    assert.deepEqual(states(['second']), [second]);
    assert.deepEqual(states(['first']), [first]);
  });
});

describe('a copy on a page with a broken file', () => {
  it('does not count as having come before what it is a copy of', () => {
    const sound = { sha256: 'a', bytes: 1, seconds: 1, sampleRate: 8000 };
    const kept = {
      ...sound,
      state: 'stored',
      key: 'k',
      container: 'WAVE',
      extension: '.wav',
    } as const;
    const refused = { state: 'refused', reason: 'empty' } as const;
    const judged = refuseDuplicates(
      [
        ['copy', [refused, { ...kept, submitted: '2026-11-22T11:00:00' }]],
        ['first', [{ ...kept, submitted: '2026-11-22T10:00:00' }]],
      ],
      new Set(['copy', 'first']),
    );
    const states = (id: string): unknown => judged.get(id)?.map(({ state }) => state);
    assert.deepEqual(states('first'), ['stored']);
    assert.deepEqual(states('copy'), ['refused', 'refused']);
  });
});

describe('a file that comes from a performer', () => {
  const folder = temporaryFolder();

  it('is written as it comes, and its hash is known', async () => {
    const path = join(folder(), 'incoming', 'x');
    const received = await receiveFile(
      Readable.from([Buffer.from('ab'), Buffer.from('c')]),
      path,
      3,
    );
    assert.ok(received.state === 'whole');
    assert.equal(received.bytes, 3);
    assert.match(received.sha256, /^ba7816bf/);
    assert.equal(await readFile(path, 'utf8'), 'abc');
  });

  it('is not read to its end when it is too long, and leaves nothing', async () => {
    const path = join(folder(), 'x');
    let sent = 0;
    const endless = Readable.from(
      (function* () {
        for (;;) {
          sent++;
          yield Buffer.alloc(1000);
        }
      })(),
    );
    assert.deepEqual(await receiveFile(endless, path, 10_000), { state: 'too-large' });
    assert.ok(sent < 100, `${sent} pieces were read`);
    await assert.rejects(readFile(path), { code: 'ENOENT' });
  });

  it('is read from the disk for the check', async () => {
    const path = join(folder(), 'x');
    await writeFile(path, wav(tone(1)));
    assert.equal(reasonOf(await checkRecording({ path })), 'good');
  });
});
