import { createHash } from 'node:crypto';
import type { FieldSpec, FieldValues, Project } from '../../spec/model';
import { nextAttachmentId } from '../domain/ids';
import type {
  AssignmentRow,
  PerformerRow,
  RecordingFault,
  SolutionRow,
  TaskRow,
  Traits,
} from '../domain/rows';
import type { World } from '../domain/world';
import { correctness } from '../quality';
import { hashOf, randomStream, type RandomStream } from '../random/stream';
import { formatOf, recipeFor, renderRecording } from './audio';
import { contentKey } from './contentKey';
import { lossOf } from './fatigue';
import { knownTasks } from './knownTasks';
import { optionsOf, type Option } from './options';
import { toldTruth, trueOption } from './truth';

/** One task in one person's hands. */
interface Question {
  readonly world: World;
  readonly project: Project;
  readonly performer: PerformerRow;
  readonly traits: Traits;
  readonly assignment: AssignmentRow;
  readonly task: TaskRow;
  /** What tiredness takes from the accuracy now. */
  readonly loss: number;
}

/**
 * What a person answers to a suite. Only the seed, the person, the task and how many tasks lie behind
 * them decide: neither the hour nor what others do at the same time.
 */
export function answerSuite(
  world: World,
  project: Project,
  performer: PerformerRow,
  assignment: AssignmentRow,
): readonly SolutionRow[] {
  const { traits } = performer;
  if (!traits) return [];
  const done = world.progress.person(performer.id, assignment.poolId).given;
  const loss = lossOf(traits.fatigue, done - assignment.taskIds.length);
  return assignment.taskIds.map((id) => {
    const task = world.store.tasks.get(id);
    if (!task) return { output_values: {} };
    const question = { world, project, performer, traits, assignment, task, loss };
    return { output_values: answerTask(question) };
  });
}

/** In a training a wrong first answer is corrected before the page lets one go on. */
export function correctedSolutions(
  world: World,
  assignment: AssignmentRow,
  first: readonly SolutionRow[],
): readonly SolutionRow[] {
  return first.map((solution, index) => {
    const task = world.store.tasks.get(assignment.taskIds[index] ?? '');
    const known = task?.knownSolutions?.[0];
    if (!task || !known || correctness(task, solution.output_values) === 1) return solution;
    return { output_values: { ...solution.output_values, ...known.output_values } };
  });
}

function answerTask(question: Question): FieldValues {
  const fields = Object.entries(question.project.task_spec.output_spec);
  const answered = fields.flatMap(([name, spec]) => {
    const value = answerField(question, name, spec);
    return value === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(answered);
}

/** Undefined leaves a field that need not be filled in. */
function answerField(question: Question, name: string, spec: FieldSpec): unknown {
  const { world, performer, traits, task, project, loss } = question;
  const stream = randomStream(
    ...[world.seed, 'answer', performer.key, contentKey(task.inputValues), name],
  );
  const isFile = spec.type === 'file' || spec.type === 'array_file';
  if (isFile && spec.required !== false) return recordFor(question, spec, stream);
  const options = optionsOf(name, spec, project, knownTasks(world, task.poolId));
  const [first, ...rest] = options;
  if (first !== undefined) {
    const option = chooseOption(question, name, [first, ...rest], stream);
    return shaped(option, spec);
  }
  const known = task.knownSolutions?.[0]?.output_values[name] ?? toldTruth(world, task, name);
  if (known !== undefined && stream.chance(traits.accuracy - loss)) return known;
  return spec.required === false ? undefined : freeAnswer(task, spec, stream);
}

function chooseOption(
  { world, performer, traits, task, loss }: Question,
  name: string,
  options: readonly [Option, ...Option[]],
  stream: RandomStream,
): Option {
  const { alwaysAnswers, confusion, accuracy } = traits;
  if (alwaysAnswers === 'a favourite') {
    const favourite = hashOf(world.seed, 'favourite', performer.key) % options.length;
    return options[favourite] ?? options[0];
  }
  if (alwaysAnswers) {
    const same = String(alwaysAnswers.value);
    return options.find((option) => String(option) === same) ?? options[0];
  }
  const truth = trueOption(world, task, name, options);
  const row = confusion?.[name]?.[String(truth)];
  if (row) {
    if (loss > 0 && stream.chance(loss)) return somethingElse(truth, options, stream);
    const weights = options.map((option) => [option, row[String(option)] ?? 0] as const);
    return stream.weighted(weights, truth);
  }
  if (stream.chance(accuracy - loss)) return truth;
  return somethingElse(truth, options, stream);
}

function somethingElse(truth: Option, options: readonly Option[], stream: RandomStream): Option {
  const [wrong, ...others] = options.filter((option) => option !== truth);
  return wrong === undefined ? truth : stream.pick([wrong, ...others]);
}

function shaped(option: Option, spec: FieldSpec): unknown {
  if (spec.type === 'json') return { [String(option)]: true };
  return spec.type.startsWith('array_') ? [option] : option;
}

/** A plausible value where there is nothing to choose from. */
function freeAnswer(task: TaskRow, spec: FieldSpec, stream: RandomStream): unknown {
  const item = freeItem(task, spec, stream);
  if (!spec.type.startsWith('array_')) return item;
  return Array.from({ length: Math.max(1, spec.min_size ?? 1) }, () => item);
}

function freeItem(task: TaskRow, spec: FieldSpec, stream: RandomStream): unknown {
  const low = spec.min_value ?? 0;
  const high = spec.max_value ?? low + 100;
  switch (spec.type.replace('array_', '')) {
    case 'integer':
      return stream.integer(Math.ceil(low), Math.floor(high));
    case 'float':
      return Math.round(stream.between(low, high) * 100) / 100;
    case 'coordinates':
      return `${stream.between(-60, 70).toFixed(6)},${stream.between(-180, 180).toFixed(6)}`;
    case 'url':
      return `https://example.org/${stream.integer(1000, 9999)}`;
    case 'json':
      return {};
    default:
      return freeText(longestText(task), spec);
  }
}

function freeText(source: string, spec: FieldSpec): string {
  const words = source.split(/\s+/).slice(0, 12).join(' ');
  const cut = words.slice(0, spec.max_length ?? 200);
  return cut.padEnd(Math.max(1, spec.min_length ?? 1), '.');
}

function longestText(task: TaskRow): string {
  const texts = Object.values(task.inputValues).filter((value) => typeof value === 'string');
  return texts.reduce((longest, text) => (text.length > longest.length ? text : longest), '');
}

/** Reads the longest text of the task aloud, or spoils it; gives the attachment's id. */
function recordFor(question: Question, spec: FieldSpec, stream: RandomStream): unknown {
  const { world, performer, traits, assignment, task } = question;
  const { spoiled, faults } = traits.recordings;
  const weights = Object.entries(faults) as [RecordingFault, number][];
  const fault = stream.chance(spoiled) ? stream.weighted(weights, 'silent') : 'none';
  const recipe = recipeFor(longestText(task).length, fault, stream);
  const { extension, mediaType } = formatOf(recipe);
  const id = nextAttachmentId(world, assignment.poolId);
  world.store.attachments.put({
    id,
    poolId: assignment.poolId,
    assignmentId: assignment.id,
    userId: performer.id,
    name: `record-${id.slice(0, 8)}-${id.slice(-12)}${extension}`,
    mediaType,
    created: world.date(),
    recipe,
    sha256: createHash('sha256').update(renderRecording(recipe)).digest('hex'),
  });
  return spec.type === 'array_file' ? [id] : id;
}

/** Characters to read or say in a task: what its length in time follows from. */
export function textLength(task: TaskRow): number {
  return Object.values(task.inputValues).reduce<number>(
    (sum, value) => sum + (typeof value === 'string' ? value.length : 0),
    0,
  );
}
