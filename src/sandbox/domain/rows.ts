import type {
  BaselineSolution,
  CloseReason,
  FieldValues,
  KnownSolution,
  PlatformDate,
  Pool,
  PoolStatus,
  Project,
  ProjectStatus,
  Skill,
  SuiteTask,
  TaskSpec,
  TextByLanguage,
  Training,
} from '../../spec/model';

/**
 * What the store keeps, one type a table. Rows are never changed in place: a change puts a new row.
 * Names are the platform's; what it would not show is under `internal`-sounding names that the
 * presenters leave out.
 */

export interface RequesterRow {
  readonly id: string;
  readonly balance: number;
  readonly public_name: TextByLanguage;
}

export interface ProjectRow {
  readonly id: string;
  /** As posted, without read-only fields. */
  readonly spec: Project;
  readonly status: ProjectStatus;
  readonly created: PlatformDate;
}

interface PoolLife {
  readonly id: string;
  readonly projectId: string;
  readonly status: PoolStatus;
  readonly lastCloseReason: CloseReason;
  readonly created: PlatformDate;
  readonly lastStarted?: PlatformDate;
  readonly lastStopped?: PlatformDate;
  /** How often it was opened: names the crowd's stream of arrivals. */
  readonly openings: number;
  /** When a full suite was last given out or tasks came in; short suites wait from then. */
  readonly lastMovement: number;
  /** The fields it stays with, where its project changed for good since. */
  readonly taskSpec?: TaskSpec;
}

export interface RegularPoolRow extends PoolLife {
  readonly kind: 'pool';
  readonly spec: Pool;
}

export interface TrainingRow extends PoolLife {
  readonly kind: 'training';
  readonly spec: Training;
  /** The skill in which the server keeps how a person did. */
  readonly skillId: string;
}

/** Trainings are pools to a client, so they share a table and a sequence of ids. */
export type PoolRow = RegularPoolRow | TrainingRow;

export type TaskKind = 'main' | 'golden' | 'training';

export interface TaskRow {
  readonly id: string;
  readonly poolId: string;
  readonly kind: TaskKind;
  readonly inputValues: FieldValues;
  readonly knownSolutions?: readonly KnownSolution[];
  readonly hint?: string;
  readonly baselineSolutions?: readonly BaselineSolution[];
  /** Null is endless. */
  readonly overlap: number | null;
  readonly reservedFor?: readonly string[];
  readonly unavailableFor?: readonly string[];
  /** Other posted fields that the platform gives back (localization, traits). */
  readonly other?: Readonly<Record<string, unknown>>;
  readonly created: PlatformDate;
  /** The manual suite that the task came in; such a task is not issued by itself. */
  readonly suiteId?: string;
}

export interface TaskSuiteRow {
  readonly id: string;
  readonly poolId: string;
  readonly taskIds: readonly string[];
  /** Built by smart mixing, for one assignment. */
  readonly mixed: boolean;
  /** Holds answers that were given to other tasks with the same inputs. */
  readonly automerged?: boolean;
  readonly overlap: number | null;
  readonly order: number;
  readonly reservedFor?: readonly string[];
  readonly unavailableFor?: readonly string[];
  readonly other?: Readonly<Record<string, unknown>>;
  readonly created: PlatformDate;
}

export type AssignmentStatus =
  'ACTIVE' | 'SUBMITTED' | 'ACCEPTED' | 'REJECTED' | 'SKIPPED' | 'EXPIRED';

export interface SolutionRow {
  readonly output_values: FieldValues;
}

export interface Verdict {
  readonly status: 'ACCEPTED' | 'REJECTED';
  readonly at: PlatformDate;
  /** Who judged: the requester, a rule, the pool's automatic acceptance, or its deadline. */
  readonly by: 'requester' | 'rule' | 'auto' | 'deadline';
}

export interface AssignmentRow {
  readonly id: string;
  readonly poolId: string;
  readonly suiteId: string;
  readonly userId: string;
  readonly status: AssignmentStatus;
  readonly reward: number;
  readonly taskIds: readonly string[];
  readonly mixed: boolean;
  /** Copied from an answer to tasks with the same inputs; nobody is paid for it. */
  readonly automerged?: boolean;
  readonly solutions?: readonly SolutionRow[];
  readonly firstAttempts?: readonly SolutionRow[];
  /** Milliseconds since 1970, simulated. */
  readonly createdAt: number;
  readonly submittedAt?: number;
  readonly acceptedAt?: number;
  readonly rejectedAt?: number;
  readonly skippedAt?: number;
  readonly expiredAt?: number;
  /** When the time for it runs out. */
  readonly dueAt: number;
  readonly publicComment?: string;
  /** Captchas shown with it, and whether each was solved. */
  readonly captchas: readonly boolean[];
  readonly verdicts: readonly Verdict[];
}

export type RecordingFault = 'silent' | 'truncated' | 'noisy' | 'wrong-format';

/** How a recording sounds: everything its bytes are made from. */
export interface RecordingRecipe {
  readonly version: 1;
  readonly seed: number;
  readonly milliseconds: number;
  /** Pitch of the voice in hertz. */
  readonly pitch: number;
  readonly fault: RecordingFault | 'none';
}

export interface AttachmentRow {
  readonly id: string;
  readonly poolId: string;
  readonly assignmentId: string;
  readonly userId: string;
  readonly name: string;
  readonly mediaType: string;
  readonly created: PlatformDate;
  /** What a simulated performer recorded; its bytes are made again when they are asked for. */
  readonly recipe?: RecordingRecipe;
  /** What a person uploaded by hand, in base64. */
  readonly upload?: string;
  readonly sha256: string;
}

export interface SkillRow {
  readonly id: string;
  readonly spec: Skill;
  readonly created: PlatformDate;
  /** When it was last replaced. Lists can be asked by it, though it is not shown. */
  readonly modified?: PlatformDate;
}

export interface UserSkillRow {
  readonly id: string;
  readonly skillId: string;
  readonly userId: string;
  /** 0 to 100. */
  readonly exactValue: number;
  readonly createdAt: number;
  readonly modifiedAt: number;
}

export type RestrictionScope = 'SYSTEM' | 'ALL_PROJECTS' | 'PROJECT' | 'POOL';

export interface UserRestrictionRow {
  readonly id: string;
  readonly scope: RestrictionScope;
  readonly userId: string;
  readonly projectId?: string;
  readonly poolId?: string;
  readonly privateComment?: string;
  /** Milliseconds since 1970; absent is for ever. */
  readonly willExpireAt?: number;
  readonly created: PlatformDate;
  /** The quality rule that made it. */
  readonly rule?: string;
}

export interface UserBonusRow {
  readonly id: string;
  readonly userId: string;
  readonly amount: number;
  readonly other: Readonly<Record<string, unknown>>;
  readonly assignmentId?: string;
  readonly created: PlatformDate;
}

export type OperationStatus = 'PENDING' | 'RUNNING' | 'SUCCESS' | 'FAIL';

export interface OperationRow {
  readonly id: string;
  readonly type: string;
  readonly status: OperationStatus;
  readonly submitted: PlatformDate;
  readonly started?: PlatformDate;
  readonly finished?: PlatformDate;
  readonly parameters?: Readonly<Record<string, unknown>>;
  readonly details?: unknown;
}

export interface OperationLogItem {
  readonly type: string;
  readonly success: boolean;
  readonly input: Readonly<Record<string, unknown>>;
  readonly output: Readonly<Record<string, unknown>>;
}

export interface OperationLogRow {
  readonly id: string;
  readonly items: readonly OperationLogItem[];
}

export interface AggregatedSolution {
  readonly pool_id: string;
  readonly task_id: string;
  readonly confidence: number;
  readonly output_values: FieldValues;
}

export interface AggregationRow {
  /** The operation's id. */
  readonly id: string;
  readonly solutions: readonly AggregatedSolution[];
}

export const webhookEventTypes = [
  'POOL_CLOSED',
  'DYNAMIC_OVERLAP_COMPLETED',
  'ASSIGNMENT_CREATED',
  'ASSIGNMENT_SUBMITTED',
  'ASSIGNMENT_SKIPPED',
  'ASSIGNMENT_EXPIRED',
  'ASSIGNMENT_APPROVED',
  'ASSIGNMENT_REJECTED',
  'TEST_EVENT',
] as const;

export type WebhookEventType = (typeof webhookEventTypes)[number];

export interface WebhookSubscriptionRow {
  readonly id: string;
  readonly url: string;
  readonly eventType: WebhookEventType;
  readonly poolId: string;
  /** Signs deliveries; never shown again. */
  readonly secretKey?: string;
  readonly created: PlatformDate;
}

/** An event that a subscriber has still to be told of. */
export interface WebhookDeliveryRow {
  readonly id: string;
  readonly subscriptionId: string;
  readonly event: Readonly<Record<string, unknown>>;
  readonly attempts: number;
}

export type MessageFolder = 'INBOX' | 'OUTBOX' | 'AUTOMATIC_NOTIFICATION' | 'IMPORTANT' | 'UNREAD';

export interface MessageThreadRow {
  readonly id: string;
  readonly topic: TextByLanguage;
  /** Newest first. */
  readonly messages: readonly { readonly text: TextByLanguage; readonly created: PlatformDate }[];
  readonly recipientIds: readonly string[];
  readonly compose: Readonly<Record<string, unknown>>;
  readonly answerable: boolean;
  readonly folders: readonly MessageFolder[];
  readonly created: PlatformDate;
}

export interface MountRow {
  /** The prefix. */
  readonly id: string;
  readonly folder: string;
}

export interface CounterRow {
  readonly id: string;
  readonly next: number;
}

export interface PerformerProfile {
  readonly languages: readonly string[];
  readonly country: string;
  readonly citizenship: string;
  readonly gender: 'MALE' | 'FEMALE';
  readonly education: 'BASIC' | 'MIDDLE' | 'HIGH';
  readonly adult_allowed: boolean;
  /** Seconds since 1970. */
  readonly date_of_birth: number;
  readonly city: number;
  readonly verified: boolean;
  readonly region_by_phone: number;
  readonly region_by_ip: number;
  readonly device_category: 'PERSONAL_COMPUTER' | 'SMARTPHONE' | 'TABLET';
  readonly client_type: 'BROWSER' | 'TOLOKA_APP';
  readonly os_family: string;
  readonly os_version: number;
  readonly user_agent_type: 'BROWSER' | 'MOBILE_BROWSER' | 'OTHER';
  readonly user_agent_family: string;
  readonly user_agent_version: number;
  readonly rating: number;
}

/** How a simulated person works. Shares and chances are 0 to 1. */
export interface Traits {
  /** Answers that are right. */
  readonly accuracy: number;
  readonly confusion?: ConfusionByField;
  /** 1 takes as long as the work deserves, 0.2 a fifth of it. */
  readonly pace: number;
  readonly fatigue?: Fatigue;
  readonly skips: number;
  readonly abandons: number;
  readonly solvesCaptcha: number;
  readonly recordings: RecordingHabit;
  readonly alwaysAnswers?: 'a favourite' | { readonly value: string | number | boolean };
  /** A requester would rather not have such people. */
  readonly unwanted: boolean;
}

export type ConfusionByField = Readonly<Record<string, ConfusionRows>>;
/** Weights of the answers, by the right answer. */
export type ConfusionRows = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** People tire: from `afterTasks` tasks in a pool on, over as many as `overTasks`. */
export interface Fatigue {
  readonly afterTasks: number;
  readonly overTasks: number;
  /** Taken from the accuracy in the end. */
  readonly accuracyLoss: number;
  /** Added to the time taken in the end: 0.5 is half as long again. */
  readonly slows: number;
}

export interface RecordingHabit {
  /** Share of recordings with which something is wrong. */
  readonly spoiled: number;
  /** What it is then, and how often compared to the others. */
  readonly faults: Readonly<Record<RecordingFault, number>>;
}

export interface PerformerRow {
  readonly id: string;
  /** With the seed it names everything about the person, whenever they came. */
  readonly key: string;
  readonly profile: PerformerProfile;
  /** The group of the crowd they belong to. */
  readonly group: string;
  readonly accountAgeDays: number;
  /** Absent for those who work by hand. */
  readonly traits?: Traits;
  /** What they came with: value by skill id, or by the skill's name. */
  readonly globalSkills: Readonly<Record<string, number>>;
  /** Somebody who works by hand: the crowd's habits say nothing of them. */
  readonly human?: { readonly name: string };
}

export type { SuiteTask };
