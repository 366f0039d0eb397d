import type { Measure, PersonMeasure } from './measure';
import type { GroupReport } from './model';

/** What each group of the crowd did, on average over the runs; those who answered most come first. */
export function groupsOf(measures: readonly Measure[]): readonly GroupReport[] {
  const groups = new Map<string, PersonMeasure[]>();
  for (const person of measures.flatMap(({ people }) => people)) {
    const known = groups.get(person.group);
    if (known) known.push(person);
    else groups.set(person.group, [person]);
  }
  const runs = Math.max(1, measures.length);
  return [...groups]
    .map(([name, people]) => groupReport(name, people, runs))
    .sort((a, b) => b.answers - a.answers);
}

function groupReport(name: string, people: readonly PersonMeasure[], runs: number): GroupReport {
  const sum = (pick: (person: PersonMeasure) => number): number =>
    people.reduce((total, person) => total + pick(person), 0);
  const judged = people.filter(({ accuracy }) => accuracy !== undefined);
  const answers = judged.reduce((total, person) => total + person.answers, 0);
  const right = judged.reduce((total, { accuracy = 0, answers: own }) => total + accuracy * own, 0);
  return {
    name,
    unwanted: people.some(({ unwanted }) => unwanted),
    performers: people.length / runs,
    answers: sum((person) => person.answers) / runs,
    ...(answers > 0 && { accuracy: right / answers }),
    paid: sum(({ paid }) => paid) / runs,
    banned: people.filter(({ rule }) => rule !== undefined).length / runs,
  };
}
