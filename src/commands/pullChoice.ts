import type { ObjectKind, ProjectPart } from '../deploy/compare';
import { steps, type Choice, type Reply, type StepAsk } from '../providers/ask';
import type { Connection } from '../providers/connections';
import type { Services } from '../providers/services';
import { counted } from '../spec/text/counted';
import { withProgress } from './progress';

const kindNames: Readonly<Record<ObjectKind, string>> = {
  project: '$(project) Project',
  pool: '$(layers) Pool',
  training: '$(mortar-board) Training',
  skill: '$(star) Skill',
};

export function isObjectKind(kind: unknown): kind is ObjectKind {
  return typeof kind === 'string' && Object.hasOwn(kindNames, kind);
}

/** What is to be pulled. */
export interface Chosen {
  readonly kind: ObjectKind;
  readonly id: string;
  /** What of a project comes with it. */
  readonly parts?: readonly ProjectPart[];
}

/**
 * From the palette: first the kind, then which one; the newest hundred are listed. What comes with a
 * project is asked wherever it was chosen.
 */
export async function chooseObject(
  { ask }: Services,
  connection: Connection,
  given: Chosen | undefined,
): Promise<Chosen | undefined> {
  const kinds = Object.entries(kindNames).map(([value, label]) => ({ label, value }));
  return steps<Chosen>(
    ask,
    'Pull',
    [
      {
        key: 'kind',
        ask: (person) =>
          person.pick(kinds as Choice<ObjectKind>[], {
            placeholder: 'What to write down as a spec',
          }),
      },
      {
        key: 'id',
        ask: (person, { kind }) =>
          person.pick(objectsOf(connection, kind ?? 'project'), {
            placeholder: `Which ${kind ?? 'project'} of ${connection.profile.label}`,
          }),
      },
      {
        key: 'parts',
        when: ({ kind }) => kind === 'project',
        ask: (person, { id = '' }) => askParts(person, connection, id),
      },
    ],
    given,
  );
}

/** Not asked of a project that has neither trainings nor pools. */
async function askParts(
  person: StepAsk,
  { client }: Connection,
  project: string,
): Promise<Reply<readonly ProjectPart[]>> {
  const { partsOfProject } = await import('../providers/remote');
  const { all, open } = await withProgress('Looking for its pools', (signal) =>
    partsOfProject(client, project, { signal }),
  );
  if (all.length === 0) return { state: 'answered', value: [] };
  const some = open.length > 0 && open.length < all.length;
  return person.pick<readonly ProjectPart[]>(
    [
      { label: '$(project) This project only', value: [] },
      ...(some
        ? [{ label: `$(play) With ${partsText(open)}`, description: 'what is open', value: open }]
        : []),
      {
        label: `$(layers) With ${partsText(all)}`,
        description: some ? 'all that are not archived' : '',
        value: all,
      },
    ],
    { placeholder: 'What to write down as specs' },
  );
}

/** `1 training and 2 pools` */
function partsText(parts: readonly ProjectPart[]): string {
  const kinds = (['skill', 'training', 'pool'] as const)
    .map((kind) => [kind, parts.filter((part) => part.kind === kind).length] as const)
    .filter(([, count]) => count > 0)
    .map(([kind, count]) => counted(count, kind));
  return new Intl.ListFormat('en-GB').format(kinds);
}

async function objectsOf(
  { client }: Connection,
  kind: ObjectKind,
): Promise<readonly Choice<string>[]> {
  const lists = {
    project: () => client.projects.page({ limit: 100, sort: '-id' }),
    pool: () => client.pools.page({ limit: 100, sort: '-id' }),
    training: () => client.trainings.page({ limit: 100, sort: '-id' }),
    skill: () => client.skills.page({ limit: 100, sort: '-id' }),
  };
  const { items } = await lists[kind]();
  return items.map((item) => {
    const name =
      'public_name' in item && typeof item.public_name === 'string'
        ? item.public_name
        : 'private_name' in item
          ? item.private_name
          : 'name' in item
            ? item.name
            : item.id;
    return { label: name, description: `${kind} ${item.id}`, value: item.id };
  });
}
