/** SQL for a JSON column with what a change says of it: what is not named stays, and null removes (RFC 7396, one level deep). */
export function merged(column: string, place: string): string {
  return `jsonb_strip_nulls(${column}::jsonb || ${place}::text::jsonb)::json`;
}
