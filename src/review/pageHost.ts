/** What stands behind a review page: a session, and the task that is drawn. Knows no editor. */
import type { Assignment, Verdict } from '../api';
import { assignmentRows } from '../performer';
import { previewModelOf, type HostMessage, type PageMessage, type PreviewModel } from '../preview';
import type { Project } from '../spec';
import { ReviewSession, type ReviewParts } from './session';
import type {
  ReviewDeed,
  ReviewFile,
  ReviewFilter,
  ReviewHostMessage,
  ReviewPageMessage,
} from './state';

type SessionParts = Omit<ReviewParts, 'told' | 'show' | 'piece' | 'notice'>;

export interface ReviewPageParts extends SessionParts {
  /** Resolves when the page has taken it. */
  readonly post: (message: HostMessage | ReviewHostMessage) => Promise<void>;
  /** The assignment to begin with; otherwise what is due first. */
  readonly first?: string;
  readonly allowedHosts: () => readonly string[];
  /** One verdict for everything that passes the filter; resolves to whether something changed. */
  readonly judgeAll: (filter: ReviewFilter, verdict: Verdict, comment: string) => Promise<boolean>;
  readonly save: (file: ReviewFile) => Promise<void>;
  readonly openLink: (url: string) => void;
  readonly copy: (text: string) => void;
}

export class ReviewPageHost {
  readonly #session: ReviewSession;
  readonly #projects = new Map<string, Promise<Project>>();
  #begun = false;
  #version = Date.now();
  /** Grows with every assignment that is to be drawn: a project that comes late draws nothing. */
  #shown = 0;
  #drawn: HostMessage | undefined;
  #files: readonly ReviewFile[] = [];

  constructor(private readonly parts: ReviewPageParts) {
    const { post } = parts;
    this.#session = new ReviewSession({
      ...parts,
      told: (state) => {
        this.#files = state.files;
        void post({ type: 'review', state });
      },
      show: (assignment) => void this.#show(assignment),
      piece: (assignment, id, bytes, place) =>
        post({ type: 'reviewFile', assignment, id, bytes, place }),
      notice: (kind, message) => void post({ type: 'notice', kind, message }),
    });
  }

  get session(): ReviewSession {
    return this.#session;
  }

  receive(message: PageMessage | ReviewPageMessage): void {
    switch (message.type) {
      case 'ready':
        void this.parts.post({ type: 'hello', abilities: [] });
        break;
      case 'review':
        this.#obey(message.deed).catch((error: unknown) => {
          const words = this.parts.explain(error);
          void this.parts.post({ type: 'notice', kind: 'failed', message: words });
        });
        break;
      case 'openLink':
        this.parts.openLink(message.url);
        break;
      case 'copy':
        this.parts.copy(message.text);
        break;
      default:
        break;
    }
  }

  end(): Promise<void> {
    this.#shown += 1;
    return this.#session.end();
  }

  async #obey(deed: ReviewDeed): Promise<void> {
    const session = this.#session;
    if (deed.do === 'judgeAll') {
      const { filter } = session;
      await session.settle();
      const changed = await this.parts.judgeAll(filter, deed.verdict, deed.comment);
      if (changed) await session.obey({ do: 'filter', filter });
    } else if (deed.do === 'save') {
      const file = this.#files.find(({ id }) => id === deed.file);
      if (file) await this.parts.save(file);
    } else if (deed.do === 'resume' && this.#begun) {
      // Only the page began anew: the session goes on, and its files are brought once more.
      if (this.#drawn) void this.parts.post(this.#drawn);
      session.tell();
      if (session.current !== undefined) await session.obey({ do: 'open', id: session.current });
    } else if (deed.do === 'resume') {
      this.#begun = true;
      const current = this.parts.first ?? deed.current;
      await session.obey({ ...deed, ...(current !== undefined && { current }) });
    } else await session.obey(deed);
  }

  async #show(assignment: Assignment | undefined): Promise<void> {
    const shown = (this.#shown += 1);
    if (!assignment) {
      this.#drawn = undefined;
      return;
    }
    const message = await this.#drawing(assignment);
    if (shown !== this.#shown) return;
    this.#drawn = message;
    void this.parts.post(message);
  }

  async #drawing(assignment: Assignment): Promise<HostMessage> {
    try {
      const project = await this.#projectOf(assignment.pool_id);
      const version = (this.#version += 1);
      const model: PreviewModel = {
        ...previewModelOf(project, assignmentRows(assignment)),
        ...{ tasksFrom: 'assignment', assignmentId: assignment.id },
        allowedHosts: this.parts.allowedHosts(),
      };
      return { type: 'render', version, model };
    } catch (error) {
      const version = (this.#version += 1);
      return { type: 'trouble', version, message: this.parts.explain(error) };
    }
  }

  #projectOf(pool: string): Promise<Project> {
    const known = this.#projects.get(pool);
    if (known) return known;
    const { client } = this.parts;
    const project = client.pools.get(pool).then(({ project_id: id }) => client.projects.get(id));
    this.#projects.set(pool, project);
    project.catch(() => this.#projects.delete(pool));
    return project;
  }
}
