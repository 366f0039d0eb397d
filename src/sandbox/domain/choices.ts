/**
 * Where the platform's published sources are silent or disagree, the sandbox has to choose. Every
 * such choice that is a number or a name stands here.
 */
export const choices = {
  /** US dollars on the requester's account at the first start. */
  startBalance: 10_000,
  /** Page sizes: default and most, where an endpoint has no own numbers. */
  pageSize: { default: 50, max: 300 },
  /** Bytes of a request body: 1 MiB of input and 4 of output values, and room for all their names. */
  bodyLimit: 16 * 1024 * 1024,
  /** What all clients together may hold: open connections, and bytes of bodies at once. */
  resources: { connections: 1000, bytes: 64 * 1024 * 1024 },
  /** Milliseconds for a request to arrive, and between looks at who is too slow. */
  patience: { request: 60_000, look: 10_000 },
  /** Milliseconds after which a connection is closed on which nothing happens. */
  idleConnection: 120_000,
  keepAlive: 75_000,
  /** Bytes of a file that a person uploads by hand. */
  uploadLimit: 20 * 1024 * 1024,
  inputValuesBytes: 1_048_576,
  outputValuesBytes: 4_194_304,
  syncTasksPerRequest: 5000,
  syncBonusesPerRequest: 100,
  tasksPerPool: 1_000_000,
  assignmentsPerPool: 2_000_000,
  overlap: { min: 1, max: 30_000 },
  /** Hidden overlap defaults that a training shows when it is read as a pool. */
  trainingOverlap: 30_000,
  /** Tasks between two captchas, by `captcha_frequency`. */
  tasksPerCaptcha: { LOW: 20, MEDIUM: 10, HIGH: 10 },
  /** A pool closed for an update opens again by itself. */
  updateMinutes: 15,
  /** Days after the last rejection until a pool can be archived: appeals are open till then. */
  appealDays: 9,
  analyticsPerRequest: 10,
  /** Days for review where a pool says no number, and the most that it can say. */
  reviewDays: 21,
  /** Seconds for a suite of a training that does not say. */
  trainingSeconds: 1800,
  /** Accuracy of people who have not the weight skill, 0 to 1: as good as a coin on two options. */
  accuracyWithoutSkill: 0.5,
  /**
   * Webhooks: real milliseconds before each further attempt (after the last one an event is
   * dropped), until an answer must be there, and how many are sent at a time.
   */
  webhooks: { pauses: [200, 1000, 5000, 30_000], answerWithin: 10_000, atOnce: 4 },
} as const;

export const day = 24 * 60 * 60 * 1000;
export const minute = 60 * 1000;
