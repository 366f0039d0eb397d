/** Milliseconds since 1970 of a date as the platform writes it: without a zone, meaning UTC. */
export function platformTime(date: string | undefined): number | undefined {
  if (date === undefined) return undefined;
  const time = Date.parse(/(Z|[+-]\d\d:?\d\d)$/.test(date) ? date : `${date}Z`);
  return Number.isNaN(time) ? undefined : time;
}
