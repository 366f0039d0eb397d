import type { SpecKind } from '../document/kind';
import type { SpecDocument } from '../document/specDocument';

/**
 * What the core may ask about the world. Everything is optional, and answers come at once, from the
 * host's cache. Paths and refs are relative to the folder of the document at hand, with `/`.
 */
export interface Outside {
  /** A file named by a reference of the spec at hand; `outside` when it leaves the workspace. */
  file?(ref: string): OutsideFile;
  /**
   * Where the document at hand itself stands: relative to the workspace folder, such as
   * `specs/reading.pool.yaml`. Without it no other spec can be seen to refer to this one.
   */
  readonly path?: string;
  /** All specs of the workspace folder; the one at hand may be among them. */
  specs?(): readonly OutsideSpec[];
  /** The header of a tasks file; undefined when it is not known. */
  columns?(ref: string): readonly string[] | undefined;
  /** Files of the workspace folder worth completing. */
  files?(): readonly string[];
  /** What exists on the platform, as far as it has been listed; absent while signed out. */
  readonly remote?: OutsideRemote;
  /** What the platform takes on top of the reward, in US dollars. */
  feeFor?(assignments: number, reward: number): number;
  /** Milliseconds since 1970; without it nothing is said about dates in the past. */
  readonly now?: number;
  /** US dollars an hour that a performer should earn; without it nothing is said about pay. */
  readonly hourlyFloor?: number;
  /** Which spec became which remote object, from the lock file; of all profiles. */
  deployed?(): readonly DeployedSpec[];
}

/** An entry of the lock file. */
export interface DeployedSpec {
  readonly path: string;
  readonly kind: SpecKind;
  readonly id: string;
  readonly profile: string;
}

export interface OutsideSpec {
  readonly path: string;
  readonly doc: SpecDocument;
}

export interface OutsideRemote {
  readonly projects?: readonly RemoteName[];
  readonly pools?: readonly RemoteName[];
  readonly skills?: readonly RemoteName[];
  readonly trainings?: readonly RemoteName[];
}

/** A remote object in the words of its author. */
export interface RemoteName {
  readonly id: string;
  readonly name: string;
}

export type OutsideFile =
  | { readonly state: 'found'; readonly text: string }
  | { readonly state: 'missing' }
  | { readonly state: 'outside' }
  | { readonly state: 'unknown' };
