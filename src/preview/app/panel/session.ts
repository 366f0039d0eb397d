/** What the host told the page so far. */
import { useEffect, useReducer } from 'preact/hooks';
import type { FoundRow, ReviewChoice, TasksFileInfo } from '../../data/choice';
import type { PreviewModel } from '../../model';
import type { PerformerState } from '../../performer/state';
import type { HostAbility, HostMessage, SourcePlace, SpecFinding } from '../../protocol';
import type { Host } from './host';
import type { KeptState } from './keptState';

export interface Found {
  readonly request: number;
  readonly rows: readonly FoundRow[];
  readonly state: 'searching' | 'complete' | 'cut';
}

export interface Notice {
  readonly kind: 'done' | 'failed';
  readonly message: string;
}

export interface Session {
  readonly newest: number;
  readonly abilities: readonly HostAbility[];
  readonly model: PreviewModel | undefined;
  readonly trouble: string | undefined;
  readonly findings: readonly SpecFinding[];
  readonly outline: SourcePlace | undefined;
  readonly files: readonly TasksFileInfo[];
  readonly found: Found | undefined;
  /** Absent until they are asked for. */
  readonly reviews: readonly ReviewChoice[] | undefined;
  readonly performer: PerformerState;
  readonly notice: Notice | undefined;
}

const first: Session = {
  newest: -1,
  abilities: [],
  model: undefined,
  trouble: undefined,
  findings: [],
  outline: undefined,
  files: [],
  found: undefined,
  reviews: undefined,
  performer: { mode: 'off' },
  notice: undefined,
};

export function useSession(host: Host, kept: KeptState): Session {
  const [session, hear] = useReducer(after, first);
  useEffect(() => {
    host.listen(hear, () =>
      kept.choice ? { type: 'ready', choice: kept.choice } : { type: 'ready' },
    );
  }, [host, kept]);
  return session;
}

function after(session: Session, message: HostMessage): Session {
  switch (message.type) {
    case 'hello':
      return { ...session, abilities: message.abilities };
    case 'render':
    case 'trouble':
      return drawn(session, message);
    case 'findings':
      return { ...session, findings: message.findings };
    case 'outline':
      return { ...session, outline: message.place };
    case 'tasksFiles':
      return { ...session, files: message.files };
    case 'found':
      return { ...session, found: foundMore(session.found, message) };
    case 'reviews':
      return { ...session, reviews: message.choices };
    case 'performer':
      return { ...session, performer: message.state };
    case 'notice':
      return { ...session, notice: { kind: message.kind, message: message.message } };
    case 'clipboard':
      return session;
  }
}

/** Takes only what is newer than what is there. */
function drawn(
  session: Session,
  message: Extract<HostMessage, { type: 'render' | 'trouble' }>,
): Session {
  if (message.version < session.newest) return session;
  const newest = message.version;
  return message.type === 'render'
    ? { ...session, newest, model: message.model, trouble: undefined }
    : { ...session, newest, trouble: message.message };
}

function foundMore(
  before: Found | undefined,
  message: Extract<HostMessage, { type: 'found' }>,
): Found {
  const { request, rows, state } = message;
  const known = before?.request === request ? before.rows : [];
  return { request, state, rows: [...known, ...rows] };
}
