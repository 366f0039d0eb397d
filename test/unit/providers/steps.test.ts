import assert from 'node:assert/strict';
import type { Ask, Place, Reply } from '../../../src/providers/ask/ask';
import { steps, type Step } from '../../../src/providers/ask/steps';

interface Answers {
  readonly scope: 'pool' | 'all';
  readonly pool?: string;
  readonly comment: string;
}

/** Answers from a list; `←` goes back, the end of the list dismisses. */
function scripted(answers: readonly string[]): { ask: Ask; places: Place[] } {
  const left = [...answers];
  const places: Place[] = [];
  const reply = (): Promise<Reply<never>> => {
    const next = left.shift();
    const value = next as never;
    if (next === undefined) return Promise.resolve({ state: 'dismissed' });
    return Promise.resolve(next === '←' ? { state: 'back' } : { state: 'answered', value });
  };
  const at: Ask['at'] = (place) => {
    places.push(place);
    return { pick: reply, pickMany: reply, text: reply };
  };
  return { ask: { at } as Ask, places };
}

const list: readonly Step<Answers>[] = [
  { key: 'scope', ask: (person) => person.pick<Answers['scope']>([], { placeholder: '' }) },
  {
    key: 'pool',
    when: ({ scope }) => scope === 'pool',
    ask: (person) => person.text({ prompt: '' }),
  },
  { key: 'comment', ask: (person) => person.text({ prompt: '' }) },
];

describe('questions in several steps', () => {
  it('are asked one after the other and give all answers', async () => {
    const { ask, places } = scripted(['pool', '12', 'slow']);
    const answers = await steps(ask, 'Restrict', list);
    assert.deepEqual(answers, { scope: 'pool', pool: '12', comment: 'slow' });
    assert.deepEqual(
      places.map(({ title, step, back }) => [title, step, back]),
      [
        ['Restrict', 1, undefined],
        ['Restrict', 2, 'offered'],
        ['Restrict', 3, 'offered'],
      ],
    );
  });

  it('leave out what an answer makes pointless', async () => {
    const { ask, places } = scripted(['all', 'slow']);
    assert.deepEqual(await steps(ask, '', list), { scope: 'all', comment: 'slow' });
    assert.deepEqual(
      places.map(({ step, of }) => [step, of]),
      [
        [1, 2],
        [2, 2],
      ],
    );
  });

  it('go back to the question before, which offers what was answered', async () => {
    const { ask, places } = scripted(['pool', '12', '←', '13', 'slow']);
    const answers = await steps(ask, '', list);
    assert.deepEqual(answers, { scope: 'pool', pool: '13', comment: 'slow' });
    assert.deepEqual(
      places.map(({ step, earlier }) => [step, earlier]),
      [
        [1, undefined],
        [2, undefined],
        [3, undefined],
        [2, '12'],
        [3, undefined],
      ],
    );
  });

  it('forget the answer to a question that another way round does not ask', async () => {
    const { ask } = scripted(['pool', '12', '←', '←', 'all', 'slow']);
    assert.deepEqual(await steps(ask, '', list), { scope: 'all', comment: 'slow' });
  });

  it('do not ask what is given, and cannot go back to it', async () => {
    const { ask, places } = scripted(['12', 'slow']);
    const answers = await steps(ask, '', list, { scope: 'pool' });
    assert.deepEqual(answers, { scope: 'pool', pool: '12', comment: 'slow' });
    assert.equal(places[0]?.back, undefined);
  });

  it('give nothing when one is dismissed', async () => {
    assert.equal(await steps(scripted(['pool']).ask, '', list), undefined);
  });
});
