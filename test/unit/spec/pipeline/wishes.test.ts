import assert from 'node:assert/strict';
import {
  attemptsOf,
  minutesOf,
  resultsOf,
  validateSpec,
  type PipelineSpec,
} from '../../../../src/spec';
import { specOf } from '../cursor';

describe('what a pipeline spec says in several ways', () => {
  it('is a length of time of days, hours and minutes', () => {
    const cases = { PT12H: 720, PT30M: 30, P2D: 2880, P1DT1H1M: 1501 };
    for (const [text, minutes] of Object.entries(cases)) assert.equal(minutesOf(text), minutes);
    for (const text of ['', 'P', 'PT', '12h', 'P1M', 'PT1S', 'P1DT']) {
      assert.equal(minutesOf(text), undefined, text);
    }
  });

  it('is refused in the editor where it is no length of time', () => {
    const told = (text: string): readonly string[] =>
      validateSpec(specOf('a.pipeline.yaml', `deadlines: { warn_before: ${text} }`))
        .filter(({ range }) => range.start.character > 0)
        .map(({ code }) => code);
    assert.deepEqual(told('P1DT12H'), []);
    assert.equal(told('12h').length, 1);
  });

  it('is a number of attempts under two names, and three when nobody says', () => {
    const spec = (recording: object, limits?: object): PipelineSpec =>
      ({ recording, ...(limits && { limits }) }) as unknown as PipelineSpec;
    assert.equal(attemptsOf(spec({})), 3);
    assert.equal(attemptsOf(spec({ attempts: 5 })), 5);
    assert.equal(attemptsOf(spec({}, { recordings_per_text: 2 })), 2);
  });

  it('is a folder for results, alone or with more wishes', () => {
    assert.deepEqual(resultsOf({ results: 'out' }), { folder: 'out' });
    assert.deepEqual(resultsOf({ results: { folder: 'out', report: false } }), {
      folder: 'out',
      report: false,
    });
  });

  it('may take a corpus for its texts, more than a folder for its results, and a pilot', () => {
    const text = `kind: recording
language: en
texts: { corpus: { language: en, size: 100, words: { min: 5, max: 30 }, dump: enwiki.xml.bz2 } }
classification: { project: c.project.yaml, pool: c.pool.yaml, accept: { output: ok, equals: 'yes', confidence: 0.8 } }
recording: { project: r.project.yaml, pool: r.pool.yaml, audio: record }
verification: { project: v.project.yaml, pool: v.pool.yaml, accept: { output: good, equals: 'yes', confidence: 0.6 } }
storage: { s3: { endpoint: 'https://s3.example.net', region: r, bucket: b, path_style: false, link_days: 3 } }
budget: { soft: 10, hard: 15 }
results: { folder: out, layouts: [common-voice, audiofolder], split: { train: 0.8, dev: 0.1, test: 0.1 } }
pilot: { texts: 20, hourly_floor: 1.5 }
checks: { silence: 0.5, seconds: { min: 1, max: 60 }, duplicates: keep }
aggregation: { method: majority-vote }
`;
    assert.deepEqual(validateSpec(specOf('a.pipeline.yaml', text)), []);
    const wrong = text.replace('common-voice', 'common-voices').replace('size: 100', 'sise: 100');
    assert.deepEqual(
      validateSpec(specOf('a.pipeline.yaml', wrong))
        .map(({ code }) => code)
        .sort(),
      ['not-allowed-value', 'unknown-key'],
    );
  });
});
