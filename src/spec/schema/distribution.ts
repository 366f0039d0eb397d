import { count, listOf, may, must, object, oneOf } from './build';

/** How often a special task (golden, training, spot check) comes up while a performer goes on working. */
export const taskDistribution = object('task distribution', {
  scope: must(
    oneOf({
      POOL: "The performer's tasks in this pool.",
      PROJECT: "The performer's tasks in the project.",
    }),
    'Which finished tasks are counted.',
    { example: 'scope: PROJECT' },
  ),
  distribution: must(
    oneOf({ UNIFORM: 'Evenly; the only value there is.' }),
    'How special tasks are spread.',
    {
      example: 'distribution: UNIFORM',
    },
  ),
  window_days: must(count({ min: 1, max: 365 }, 'days'), 'How far back tasks are counted.', {
    example: 'window_days: 7',
  }),
  intervals: must(
    listOf(
      object('interval', {
        from: may(
          count({ min: 1, max: 1_000_000 }, 'tasks'),
          'First task of the interval; 1 when left out of the first one.',
        ),
        to: may(
          count({ min: 1, max: 1_000_000 }, 'tasks'),
          'Last task of the interval; no end when left out of the last one.',
        ),
        frequency: must(
          count({ min: 1, max: 10_000_000 }),
          'One task of this many is special: 3 makes tasks 1, 4, 7 and so on.',
          {
            example: 'frequency: 5',
          },
        ),
      }),
      { min: 1, max: 10_000 },
    ),
    'Intervals of the task counter, each with its frequency. They must not overlap.',
    { example: 'intervals: [{ to: 20, frequency: 2 }, { from: 21, frequency: 10 }]' },
  ),
});
