// RFC 4648 section 4 with its padding. The bits behind the last byte are zero, so that bytes have one spelling and
// equal texts mean equal bytes.
const form = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/][AQgw]==|[A-Za-z0-9+/]{2}[AEIMQUYcgkosw048]=)?$/

/** Whether a text is base-64 in its one canonical spelling. */
export function isBase64(text: string): boolean {
  return form.test(text)
}
