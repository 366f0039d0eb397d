import type { Owner, PlatformDate, TextByLanguage } from './common';

export interface Skill {
  readonly id?: string;
  readonly name: string;
  readonly public_name?: TextByLanguage;
  readonly private_comment?: string;
  readonly public_requester_description?: TextByLanguage;
  readonly hidden?: boolean;
  readonly skill_ttl_hours?: number;
  readonly deprecated?: boolean;
  readonly training?: boolean;
  readonly global?: boolean;
  readonly created?: PlatformDate;
  readonly owner?: Owner;
}
