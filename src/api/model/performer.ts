import type { PlatformDate, TextByLanguage } from '../../spec/model';

/** The value of one skill for one performer, 0 to 100. */
export interface UserSkill {
  readonly id: string;
  readonly skill_id: string;
  readonly user_id: string;
  /** `exact_value`, rounded. */
  readonly value: number;
  readonly exact_value?: number;
  readonly created?: PlatformDate;
  readonly modified?: PlatformDate;
}

/** Sets a skill; the platform creates or replaces by performer and skill. */
export interface SetUserSkill {
  readonly skill_id: string;
  readonly user_id: string;
  readonly value: number;
  readonly reason?: string;
}

interface RestrictionBase {
  readonly id?: string;
  readonly user_id: string;
  readonly private_comment?: string;
  /** Absent: for ever. */
  readonly will_expire?: PlatformDate;
  readonly created?: PlatformDate;
}

/** Keeps a performer out of a pool, a project or everything. SYSTEM ones can only be read. */
export type UserRestriction = RestrictionBase &
  (
    | { readonly scope: 'SYSTEM' | 'ALL_PROJECTS' }
    | { readonly scope: 'PROJECT'; readonly project_id: string }
    | { readonly scope: 'POOL'; readonly pool_id: string }
  );

/** Money given to a performer on top. */
export interface UserBonus {
  readonly id?: string;
  readonly user_id: string;
  /** US dollars, 0.005 to 100. */
  readonly amount: number;
  readonly private_comment?: string;
  readonly public_title?: TextByLanguage;
  readonly public_message?: TextByLanguage;
  readonly without_message?: boolean;
  readonly assignment_id?: string;
  readonly created?: PlatformDate;
}
