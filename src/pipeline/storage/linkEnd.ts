/**
 * When an address that was signed for a while ends, in milliseconds since 1970: the query of a presigned
 * address (signature version 4) says from when and for how many seconds it is good. Undefined where it says
 * neither, as in plain addresses, which never end.
 */
export function linkEnd(address: string): number | undefined {
  if (!URL.canParse(address)) return undefined;
  const { searchParams } = new URL(address);
  const from = Date.parse(
    (searchParams.get('X-Amz-Date') ?? '').replace(
      /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/,
      '$1-$2-$3T$4:$5:$6Z',
    ),
  );
  const end = from + Number(searchParams.get('X-Amz-Expires') ?? NaN) * 1000;
  return Number.isNaN(end) ? undefined : end;
}
