/** What the platform tells of a performer. */
export interface UserMetadata {
  readonly id: string;
  /** Two letters, upper case (ISO 3166-1). */
  readonly country?: string;
  readonly languages?: readonly string[];
  readonly adult_allowed?: boolean;
  readonly attributes?: UserAttributes;
}

export interface UserAttributes {
  readonly country_by_phone?: string;
  readonly country_by_ip?: string;
  readonly client_type?: 'TOLOKA_APP' | 'BROWSER';
  readonly user_agent_type?: 'BROWSER' | 'MOBILE_BROWSER' | 'OTHER';
  readonly device_category?: 'PERSONAL_COMPUTER' | 'SMARTPHONE' | 'TABLET' | 'WEARABLE_COMPUTER';
  readonly os_family?: string;
  readonly os_version?: number;
  readonly os_version_major?: number;
  readonly os_version_minor?: number;
  readonly os_version_bugfix?: number;
}
