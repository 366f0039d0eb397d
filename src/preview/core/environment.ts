/** What the surroundings of a task tell it and do for it. */

/** Where the performer is: text as Template Builder spells it, also for "not known" and "refused". */
export type LocationText = string;

export const locationUnknown: LocationText = 'unavaliable,unavaliable';
export const locationRejected: LocationText = 'rejected,rejected';

export interface Toast {
  readonly content: string;
  readonly theme: 'info' | 'success' | 'warning' | 'danger';
  /** Whether it shows that something goes on. */
  readonly spin: boolean;
  /** Milliseconds until it shows. */
  readonly delay: number;
  /** Milliseconds until it hides, counted from the dispatch. */
  readonly duration: number;
}

export interface Environment {
  /** Tells the views of one task on the page from those of another. */
  readonly taskName: string;
  /** Of the performer: two letters, lower case. */
  readonly language: string;
  readonly translations: Readonly<Record<string, string>>;
  readonly assignmentId: string | undefined;
  /** Origin that serves `/api/proxy/`. */
  readonly platformOrigin: string;
  readonly location: LocationText;
  /** Review of a past assignment: nothing can be changed. */
  readonly readOnly: boolean;
}

export interface Effects {
  openLink(url: string): void;
  notify(toast: Toast): void;
  /** Starts or pauses the player whose view state has this key. */
  playPause(viewKey: string): void;
}

export const quietEffects: Effects = {
  openLink: () => undefined,
  notify: () => undefined,
  playPause: () => undefined,
};

export const plainEnvironment: Environment = {
  taskName: '',
  language: 'en',
  translations: {},
  assignmentId: undefined,
  platformOrigin: 'https://toloka.dev',
  location: locationUnknown,
  readOnly: false,
};
