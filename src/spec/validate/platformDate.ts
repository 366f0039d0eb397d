/** `YYYY-MM-DDThh:mm`, with seconds, fractions and a closing Z if one likes: the forms the platform takes. */
const form = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d)(?:\.\d{1,9})?)?Z?$/;

/** Whether a text is a date and time that exists. */
export function isPlatformDate(text: string): boolean {
  return platformTime(text) !== undefined;
}

/** Milliseconds since 1970 of a platform date, which is always UTC. */
export function platformTime(text: string): number | undefined {
  const found = form.exec(text);
  if (!found) return undefined;
  const [year, month, day, hour, minute, second] = found
    .slice(1)
    .map((part: string | undefined) => Number(part ?? 0));
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const time = Date.UTC(year, month - 1, day, hour, minute, second);
  const read = new Date(time);
  const exists =
    read.getUTCMonth() === month - 1 && read.getUTCDate() === day && read.getUTCHours() === hour;
  return exists && (minute ?? 0) < 60 && (second ?? 0) < 61 ? time : undefined;
}
