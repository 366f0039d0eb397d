/** What a simulation found. Plain data: it goes to the terminal, to files and into the report panel. */
export interface SimulationReport {
  readonly version: 1;
  /** Rules are still being left out one after the other, or everything is there. */
  readonly state: 'partial' | 'complete';
  readonly target: {
    readonly path: string;
    readonly kind: 'pool' | 'pipeline';
    readonly name: string;
  };
  readonly crowd: { readonly name: string; readonly size: number };
  readonly seeds: readonly number[];
  readonly notes: readonly string[];
  readonly total: { readonly cost: Spread; readonly hours: Spread };
  /** What a pipeline ended with; absent for a pool. */
  readonly yield?: {
    readonly texts: number;
    readonly accepted: Spread;
    readonly rejected: Spread;
  };
  readonly pools: readonly PoolReport[];
  /** Real seconds that the simulation took. */
  readonly seconds: number;
}

/** A number over several seeds. */
export interface Spread {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
  /** One value a seed, in the order of the seeds. */
  readonly values: readonly number[];
}

export interface PoolReport {
  readonly name: string;
  /** Answers wanted, as the pool ended up asking for. */
  readonly asked: Spread;
  readonly answered: Spread;
  /** Reward and fee, US dollars. */
  readonly cost: Spread;
  readonly reward: Spread;
  readonly fee: Spread;
  /** From the first suite taken to the last answer. */
  readonly hours: Spread;
  /** Seeds with which every wanted answer came in. */
  readonly finished: number;
  readonly accuracy: AccuracyReport;
  readonly performers: Spread;
  /** People who came because others were banned or nobody was left. */
  readonly newcomers: Spread;
  readonly bans: BanReport;
  readonly groups: readonly GroupReport[];
  readonly rules: readonly RuleReport[];
  readonly curves: readonly Curve[];
  /** People of the first seed, most answers first. */
  readonly people: readonly PersonReport[];
}

/** Shares 0 to 1; absent where nothing has a known truth. */
export interface AccuracyReport {
  /** Single answers, as they come in. */
  readonly answers?: Spread;
  /** Labels, by majority vote and by Dawid–Skene. */
  readonly majority?: Spread;
  readonly dawidSkene?: Spread;
}

export interface BanReport {
  readonly count: Spread;
  /** Of somebody unwanted, or who was right too seldom. */
  readonly just: Spread;
  /** Unwanted people who worked and were never banned. */
  readonly missed: Spread;
  /** Reward and fee paid for suites of people who were banned sooner or later, US dollars. */
  readonly wasted: Spread;
  /** The same of unwanted people who were never banned. */
  readonly missedCost: Spread;
}

export interface GroupReport {
  readonly name: string;
  readonly unwanted: boolean;
  /** Means over the seeds. */
  readonly performers: number;
  readonly answers: number;
  /** 0 to 1; absent when nothing of theirs has a known truth. */
  readonly accuracy?: number;
  readonly paid: number;
  readonly banned: number;
}

export interface RuleReport {
  readonly key: string;
  readonly collector: string;
  /** `fast_submitted_count > 2`. */
  readonly conditions: string;
  /** `ban from the project for ever`. */
  readonly action: string;
  readonly comment?: string;
  /** How often it acted. */
  readonly firings: Spread;
  readonly bans: Spread;
  readonly just: Spread;
  /** The same seeds without this rule; absent until that was tried. */
  readonly without?: Without;
}

/** Figures of the pool with one rule less. */
export interface Without {
  readonly cost: Spread;
  readonly hours: Spread;
  readonly bans: Spread;
  readonly wasted: Spread;
  readonly accuracy: AccuracyReport;
}

/** How much of the work was done when: hours since the start, and percent of the answers. */
export interface Curve {
  readonly seed: number;
  readonly points: readonly (readonly [number, number])[];
}

export interface PersonReport {
  readonly id: string;
  readonly group: string;
  readonly answers: number;
  readonly accuracy?: number;
  readonly paid: number;
  readonly fate: 'stayed' | 'banned justly' | 'banned unjustly';
  /** Key of the rule that banned them. */
  readonly rule?: string;
}
