import { stop, type Ready, type ReadyPiece, type Stop } from './readyPiece';

const choice = (standard: string | number): Stop => stop(1, standard);

const leaf = (category: string, key: Ready, operator: string, value: Ready) => ({
  category,
  key,
  operator,
  value,
});

/** Who may see a pool, one condition each. */
export const readyFilters: readonly ReadyPiece[] = [
  {
    label: 'Speaks a language',
    alias: 'languages native',
    about: 'Performers who name the language in their profile.',
    value: leaf('profile', 'languages', 'IN', choice('EN')),
  },
  {
    label: 'Lives in a country',
    alias: 'country geo',
    about: 'Performers who live in the country.',
    value: leaf('profile', 'country', 'EQ', choice('FR')),
  },
  {
    label: 'Phone number of a region',
    alias: 'region_by_phone country geo',
    about: 'Performers whose phone number belongs to the region: harder to fake than a profile.',
    value: leaf('computed', 'region_by_phone', 'IN', choice(84)),
  },
  {
    label: 'Works in the mobile app',
    alias: 'client_type phone smartphone',
    about: "Performers in the platform's app.",
    value: leaf('computed', 'client_type', 'EQ', 'TOLOKA_APP'),
  },
  {
    label: 'Works in a browser',
    alias: 'client_type desktop computer',
    about: 'Performers in a web browser.',
    value: leaf('computed', 'client_type', 'EQ', 'BROWSER'),
  },
  {
    label: 'Has a skill of at least',
    alias: 'skill quality level',
    about: 'Performers whose skill has reached the value.',
    value: {
      category: 'skill',
      key: { $id: { stop: 1, standard: './name.skill.yaml' } },
      operator: 'GTE',
      value: { stop: 2, standard: 80 },
    },
  },
];
