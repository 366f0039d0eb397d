/**
 * Minutes of a length of time as ISO 8601 writes it, of days, hours and minutes: `P1DT12H`, `PT30M`.
 * Undefined for any other text.
 */
export function minutesOf(duration: string): number | undefined {
  const found = /^P(?=\d|T\d)(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?)?$/.exec(duration);
  if (!found) return undefined;
  const [days, hours, minutes] = found
    .slice(1)
    .map((part: string | undefined) => Number(part ?? 0));
  return ((days ?? 0) * 24 + (hours ?? 0)) * 60 + (minutes ?? 0);
}
