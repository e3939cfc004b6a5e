/**
 * Name of the studio's session cookie. The prefix makes browsers take it only with Secure, Path=/ and no Domain, so
 * that no sibling subdomain can set it.
 */
export const sessionCookie = '__Host-fourthright'
