import assert from 'node:assert/strict';
import { CrowdFileError, readCrowd } from '../../../../src/sandbox/crowd/file';

function read(text: string, tables: Record<string, string> = {}): ReturnType<typeof readCrowd> {
  return readCrowd({
    file: 'people.yaml',
    text,
    readTable: (path) => tables[path] ?? assert.fail(`no table ${path}`),
  });
}

function problemsOf(text: string): readonly string[] {
  try {
    read(text);
  } catch (error) {
    assert.ok(error instanceof CrowdFileError, String(error));
    return error.message.split('\n');
  }
  return [];
}

describe('crowd files', () => {
  it('fill in what a group does not say from its habit', () => {
    const crowd = read('groups:\n  - { habit: careful, count: 3 }\n');
    assert.equal(crowd.size, 3);
    assert.equal(crowd.name, 'people.yaml');
    assert.equal(crowd.newcomers, 'alike');
    const [group] = crowd.groups;
    assert.equal(group.name, 'careful');
    assert.deepEqual(group.habit.accuracy, { from: 0.93, to: 0.99 });
    assert.equal(group.habit.unwanted, false);
  });

  it('say everything about people and how they work', () => {
    const crowd = read(
      `
name: ours
people: 40
newcomers: none
review: { after_hours: 5, accept_from: 0.7, mistakes: 0.1 }
truth:
  verdict: { input: label }
  kind: { table: truth.tsv, key: id, column: answer }
  tone: { shares: { warm: 3, cold: 1 } }
  fit:
    rules: [{ input: text, matches: '^Notes', answer: 'no' }]
    otherwise: 'yes'
groups:
  - name: readers
    share: 3
    habit: average
    languages: [en, fr]
    countries: { US: 2, FR: 1 }
    client: { BROWSER: 3, TOLOKA_APP: 1 }
    account_age_days: { from: 10, to: 20 }
    rating: 77
    adult: 1
    verified_languages: 0.5
    skills: { Reader: { from: 60, to: 90 } }
    accuracy: { median: 0.8, spread: 0.05 }
    confusion: { verdict: { 'yes': { 'yes': 9, 'no': 1 }, 'no': { 'yes': 2, 'no': 8 } } }
    pace: { from: 0.5, to: 2 }
    fatigue: { after_tasks: 10, over_tasks: 20, accuracy_loss: 0.2, slows: 0.5 }
    skips: 0.1
    abandons: 0.2
    solves_captcha: 0.3
    recordings: { spoiled: 0.4, silent: 1, wrong_format: 2 }
    always_answers: 'no'
    unwanted: true
`,
      { 'truth.tsv': 'INPUT:id\tanswer\na\tcat\nb\tdog\n' },
    );
    const [group] = crowd.groups;
    assert.deepEqual(group.people, {
      languages: ['EN', 'FR'],
      countries: [
        ['US', 2],
        ['FR', 1],
      ],
      browser: 0.75,
      accountAgeDays: { from: 10, to: 20 },
      rating: { from: 77, to: 77 },
      adult: 1,
      verifiedLanguages: 0.5,
      skills: { Reader: { from: 60, to: 90 } },
    });
    assert.deepEqual(group.habit, {
      accuracy: { median: 0.8, spread: 0.05 },
      confusion: { verdict: { yes: { yes: 9, no: 1 }, no: { yes: 2, no: 8 } } },
      pace: { from: 0.5, to: 2 },
      fatigue: { afterTasks: 10, overTasks: 20, accuracyLoss: 0.2, slows: 0.5 },
      skips: 0.1,
      abandons: 0.2,
      solvesCaptcha: 0.3,
      recordings: {
        spoiled: 0.4,
        faults: { silent: 1, truncated: 0, noisy: 0, 'wrong-format': 2 },
      },
      alwaysAnswers: { value: 'no' },
      unwanted: true,
    });
    assert.deepEqual(crowd.review, { afterHours: 5, acceptFrom: 0.7, mistakes: 0.1 });
    assert.deepEqual(crowd.truth.verdict, { from: 'input', field: 'label' });
    const { kind } = crowd.truth;
    assert.ok(kind?.from === 'table');
    assert.deepEqual(
      [...kind.rows],
      [
        ['a', 'cat'],
        ['b', 'dog'],
      ],
    );
  });

  it('share parts through anchors', () => {
    const crowd = read(`
groups:
  - { name: a, count: 1, pace: &slow { from: 2, to: 3 } }
  - { name: b, count: 2, pace: *slow }
`);
    assert.deepEqual(crowd.groups[1]?.habit.pace, { from: 2, to: 3 });
  });

  const mistakes: readonly (readonly [string, string, RegExp])[] = [
    ['YAML that is none', 'groups: [\n', /^people\.yaml:\d+:\d+: /],
    ['no groups', 'name: x\n', /^people\.yaml:1:1: groups: say who/],
    ['an empty list of groups', 'groups: []\n', /at least one group/],
    [
      'an unknown setting',
      'groups:\n  - { count: 1, acuracy: 1 }\n',
      /^people\.yaml:2:17: groups\[0\]\.acuracy: .* Did you mean accuracy\?$/,
    ],
    [
      'an unknown habit',
      'groups:\n  - count: 1\n    habit: carefull\n',
      /^people\.yaml:3:12: groups\[0\]\.habit: .* Did you mean careful\?$/,
    ],
    [
      'a group without a size',
      'groups:\n  - habit: careful\n',
      /^people\.yaml:2:5: groups\[0\]: say how many/,
    ],
    ['a count among shares', 'people: 5\ngroups: [{ count: 3 }]\n', /has shares/],
    ['a share without a size', 'groups: [{ share: 3 }]\n', /needs the size/],
    ['a crowd of nobody', 'groups: [{ count: 0 }]\n', /nobody is in the crowd/],
    [
      'a chance above 1',
      'groups:\n  - { count: 1, skips: 3 }\n',
      /groups\[0\]\.skips: a number from 0 to 1/,
    ],
    ['a text for a number', "groups:\n  - { count: '1' }\n", /groups\[0\]\.count: a whole number/],
    [
      'a range the wrong way round',
      'groups: [{ count: 1, pace: { from: 3, to: 1 } }]\n',
      /from 3 is more than to 1/,
    ],
    ['half a range', 'groups: [{ count: 1, pace: { from: 3 } }]\n', /say both ends/],
    [
      'a country that is none',
      'groups: [{ count: 1, country: Utopia }]\n',
      /Utopia is no country code/,
    ],
    ['an unknown client', 'groups: [{ count: 1, client: WATCH }]\n', /BROWSER or TOLOKA_APP/],
    [
      'a truth without a source',
      'groups: [{ count: 1 }]\ntruth: { a: { key: b } }\n',
      /say where it comes from/,
    ],
    [
      'a pattern that is none',
      "groups: [{ count: 1 }]\ntruth: { a: { rules: [{ input: t, matches: '(', answer: x }] } }\n",
      /regular expression/i,
    ],
    [
      'an empty row of confusion',
      'groups: [{ count: 1, confusion: { a: { b: { b: 0 } } } }]\n',
      /cannot all be 0/,
    ],
    [
      'another kind of newcomers',
      'groups: [{ count: 1 }]\nnewcomers: many\n',
      /one of none, alike, fitting/,
    ],
  ];
  for (const [name, text, expected] of mistakes) {
    it(`refuse ${name}, with line and remedy`, () => {
      const [first] = problemsOf(text);
      assert.match(first ?? 'nothing was refused', expected);
    });
  }

  it('tell every mistake at once', () => {
    const problems = problemsOf('groups:\n  - { count: x, skips: 2 }\n  - { count: 1, pce: 1 }\n');
    assert.equal(problems.length, 3);
  });

  it('name the table and the column that are missing', () => {
    const text = 'groups: [{ count: 1 }]\ntruth: { a: { table: t.csv, key: id, column: b } }\n';
    assert.throws(() => read(text, { 't.csv': 'id,c\n1,2\n' }), /t\.csv has no column b/);
  });
});
