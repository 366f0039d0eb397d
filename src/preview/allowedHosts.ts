/** Hosts that the user lets a spec's script and embedded pages reach, as origins. */

/** Sources that a policy can name; anything else would change what the policy says. */
export function policySources(origins: readonly string[]): readonly string[] {
  return origins.filter((origin) => /^https?:\/\/[\w.*-]+(?::[\d*]+)?$/.test(origin));
}

/** Whether an address lies on one of the origins. */
export function isAllowedAddress(address: string, origins: readonly string[]): boolean {
  if (!URL.canParse(address)) return false;
  return policySources(origins).includes(new URL(address).origin);
}
