/**
 * Whether an If-None-Match names a tag; weak or strong is no difference to it (RFC 9110, 13.1.2).
 *
 * @param header the header as it came, a list of tags or `*`
 * @param tag with its quotation marks
 */
export function isKnownTag(header: string | undefined, tag: string): boolean {
  if (header === undefined) return false
  return header
    .split(',')
    .map((one) => one.trim().replace(/^W\//, ''))
    .some((one) => one === '*' || one === tag)
}
