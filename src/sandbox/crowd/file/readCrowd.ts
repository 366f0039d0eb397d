import type { CrowdSpec, Group, Newcomers, ReviewPolicy } from '../crowdSpec';
import { defaultCrowd } from '../presets';
import { CrowdFileError, type CrowdProblem } from './crowdFileError';
import { Place } from './place';
import { readGroup } from './readGroup';
import { readTruth, type ReadTable } from './readTruth';

export interface CrowdFile {
  /** As it is called in errors, and what the crowd is called when it has no name. */
  readonly file: string;
  readonly text: string;
  /** Reads a table beside the file; throws an error with a message for people. */
  readonly readTable: ReadTable;
}

const mostPeople = 100_000;
const newcomerKinds: readonly Newcomers[] = ['none', 'alike', 'fitting'];

/** The crowd that a YAML file describes. Throws `CrowdFileError` with everything that is wrong. */
export function readCrowd({ file, text, readTable }: CrowdFile): CrowdSpec {
  const problems: CrowdProblem[] = [];
  const root = Place.root(text, problems);
  if (problems.length > 0) throw new CrowdFileError(file, problems);
  const fields = root.fields(['name', 'people', 'groups', 'truth', 'newcomers', 'review']);
  const size = fields.people?.number({ min: 1, max: mostPeople, whole: true });
  const groups = readGroups(root, fields.groups, size);
  const [first, ...others] = groups;
  const crowd: CrowdSpec | undefined = first && {
    name: fields.name?.text() ?? file,
    size: size ?? groups.reduce((sum, { count }) => sum + (count ?? 0), 0),
    groups: [first, ...others],
    truth: fields.truth ? readTruth(fields.truth, readTable) : {},
    newcomers: readNewcomers(fields.newcomers) ?? 'alike',
    review: readReview(fields.review),
  };
  if (crowd === undefined || problems.length > 0) throw new CrowdFileError(file, problems);
  return crowd;
}

function readGroups(
  root: Place,
  place: Place | undefined,
  size: number | undefined,
): readonly Group[] {
  if (!place) {
    root.wrong(
      'groups: say who is in the crowd, for example `groups: [{ habit: careful, count: 20 }]`.',
    );
    return [];
  }
  const sizing = size === undefined ? 'counts' : 'shares';
  const groups = place.items().flatMap((item) => readGroup(item, sizing) ?? []);
  if (place.isList && place.items().length === 0) place.wrong('a crowd has at least one group.');
  const people = groups.reduce((sum, { count }) => sum + (count ?? 0), 0);
  if (people > mostPeople) place.wrong(`a crowd has at most ${mostPeople} people.`);
  if (groups.length > 0 && groups.every(({ weight }) => weight === 0)) {
    place.wrong('nobody is in the crowd: every group is empty.');
  }
  return groups;
}

function readNewcomers(place: Place | undefined): Newcomers | undefined {
  const text = place?.text();
  const kind = newcomerKinds.find((item) => item === text);
  if (text !== undefined && !kind)
    place?.wrong(`one of ${newcomerKinds.join(', ')} was expected here.`);
  return kind;
}

function readReview(place: Place | undefined): ReviewPolicy {
  const usual = defaultCrowd.review;
  const fields = place?.fields(['after_hours', 'accept_from', 'mistakes']);
  return {
    afterHours: fields?.after_hours?.number({ min: 0, max: 10_000 }) ?? usual.afterHours,
    acceptFrom: fields?.accept_from?.number({ min: 0, max: 1 }) ?? usual.acceptFrom,
    mistakes: fields?.mistakes?.number({ min: 0, max: 1 }) ?? usual.mistakes,
  };
}
