import type { CrowdSpec, Group } from './crowdSpec';
import { habits, type HabitName } from './habits';

function group(name: HabitName, weight: number): Group {
  return { name, weight, people: {}, habit: habits[name] };
}

const usual: Omit<CrowdSpec, 'name' | 'groups'> = {
  size: 60,
  truth: {},
  newcomers: 'fitting',
  review: { afterHours: 2, acceptFrom: 0.5, mistakes: 0 },
};

/** Mostly decent people, and a few of everybody that quality control is for. */
export const defaultCrowd: CrowdSpec = {
  ...usual,
  name: 'default',
  groups: [
    group('careful', 48),
    group('average', 32),
    group('careless', 6),
    group('hasty', 4),
    group('spammer', 3),
    group('skipper', 3),
    group('captcha-failer', 2),
    group('bad-recorder', 2),
  ],
};

/** Crowds that can be named instead of a file. */
export const presets: Readonly<Record<string, CrowdSpec>> = {
  default: defaultCrowd,
  careful: {
    ...usual,
    name: 'careful',
    groups: [group('careful', 80), group('average', 18), group('tiring', 2)],
  },
  hostile: {
    ...usual,
    name: 'hostile',
    groups: [
      group('careful', 30),
      group('average', 25),
      group('careless', 10),
      group('hasty', 8),
      group('spammer', 8),
      group('bot', 6),
      group('guesser', 7),
      group('captcha-failer', 3),
      group('bad-recorder', 3),
    ],
  },
};
