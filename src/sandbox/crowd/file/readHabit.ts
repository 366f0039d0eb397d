import type { ConfusionByField, Fatigue, RecordingFault, RecordingHabit } from '../../domain/rows';
import type { Habit } from '../crowdSpec';
import type { Bounds, Place } from './place';
import { definedOnly } from './definedOnly';
import { readSpread } from './readSpread';

const share: Bounds = { min: 0, max: 1 };

export const habitSettings = [
  'accuracy',
  'confusion',
  'pace',
  'fatigue',
  'skips',
  'abandons',
  'solves_captcha',
  'recordings',
  'always_answers',
  'unwanted',
] as const;

type Fields = Partial<Record<(typeof habitSettings)[number], Place>>;

/** A habit with those parts replaced that the file speaks of. */
export function readHabit(fields: Fields, base: Habit): Habit {
  return { ...base, ...readChances(fields), ...readSpreads(fields), ...readParts(fields, base) };
}

function readChances(fields: Fields): Partial<Habit> {
  return definedOnly({
    skips: fields.skips?.number(share),
    abandons: fields.abandons?.number(share),
    solvesCaptcha: fields.solves_captcha?.number(share),
    unwanted: fields.unwanted?.flag(),
  });
}

function readSpreads({ accuracy, pace }: Fields): Partial<Habit> {
  return definedOnly({
    accuracy: accuracy && readSpread(accuracy, share),
    pace: pace && readSpread(pace, { min: 0.001, max: 100 }),
  });
}

function readParts(
  { confusion, fatigue, recordings, always_answers: always }: Fields,
  base: Habit,
): Partial<Habit> {
  return definedOnly({
    confusion: confusion && readConfusion(confusion),
    fatigue: fatigue && readFatigue(fatigue),
    recordings: recordings && readRecordings(recordings, base.recordings),
    alwaysAnswers: always && readAlways(always),
  });
}

function readAlways(place: Place): Habit['alwaysAnswers'] {
  const value = place.scalar();
  if (value === true || value === undefined) return 'a favourite';
  return { value };
}

function readFatigue(place: Place): Fatigue {
  const fields = place.fields(['after_tasks', 'over_tasks', 'accuracy_loss', 'slows']);
  const tasks: Bounds = { min: 0, max: 1e6, whole: true };
  return {
    afterTasks: fields.after_tasks?.number(tasks) ?? 50,
    overTasks: fields.over_tasks?.number(tasks) ?? 200,
    accuracyLoss: fields.accuracy_loss?.number(share) ?? 0,
    slows: fields.slows?.number({ min: 0, max: 10 }) ?? 0,
  };
}

function readRecordings(place: Place, base: RecordingHabit): RecordingHabit {
  const fields = place.fields(['spoiled', 'silent', 'truncated', 'noisy', 'wrong_format']);
  const weight = (field: Place | undefined): number => field?.number({ min: 0, max: 1e9 }) ?? 0;
  const spoiled = fields.spoiled?.number(share) ?? base.spoiled;
  const { silent, truncated, noisy, wrong_format: wrongFormat } = fields;
  if (!silent && !truncated && !noisy && !wrongFormat) return { spoiled, faults: base.faults };
  const faults: Readonly<Record<RecordingFault, number>> = {
    silent: weight(silent),
    truncated: weight(truncated),
    noisy: weight(noisy),
    'wrong-format': weight(wrongFormat),
  };
  const sum = Object.values(faults).reduce((total, item) => total + item, 0);
  if (sum === 0 && spoiled > 0) place.wrong('say what is wrong with spoiled ones: `silent: 1`.');
  return { spoiled, faults };
}

function readConfusion(place: Place): ConfusionByField {
  const byField = place.entries().map(([field, rows]) => {
    const byTruth = rows.entries().map(([truth, row]) => [truth, readRow(row)] as const);
    return [field, Object.fromEntries(byTruth)] as const;
  });
  return Object.fromEntries(byField);
}

function readRow(place: Place): Readonly<Record<string, number>> {
  const pairs = place
    .entries()
    .map(([answer, weight]) => [answer, weight.number({ min: 0, max: 1e9 }) ?? 0] as const);
  const sum = pairs.reduce((total, [, weight]) => total + weight, 0);
  if (place.isMap && sum <= 0) place.wrong('the weights of a row cannot all be 0.');
  return Object.fromEntries(pairs);
}
