import { X509Certificate } from 'node:crypto'
import { createSecureContext } from 'node:tls'
import { StudioInputError } from '../errors/studioError.js'

/**
 * Checks that key and certificate belong together and that the certificate names every host.
 *
 * @param hosts names, or `*.` before one
 * @throws StudioInputError `network/tls`, `network/tls-host`; never with the key in it
 */
export function checkTls(
  tls: { readonly key: string; readonly certificate: string },
  hosts: readonly string[],
): void {
  const certificate = maybeCertificate(tls)
  if (certificate === undefined) {
    throw new StudioInputError('network/tls', {
      field: 'tls',
      valid: 'a private key and its certificate (the chain after it), both PEM',
      message: 'Key and certificate cannot be used together.',
    })
  }
  for (const [index, host] of hosts.entries()) {
    if (certificate.checkHost(host.replace(/^\*/, 'any')) !== undefined) continue
    throw new StudioInputError('network/tls-host', {
      field: `hosts.${index}`,
      value: host,
      valid: certificate.subjectAltName ?? 'a name that the certificate has',
      message: 'The certificate does not name this host, so every browser would refuse it.',
    })
  }
}

function maybeCertificate(tls: {
  readonly key: string
  readonly certificate: string
}): X509Certificate | undefined {
  try {
    createSecureContext({ key: tls.key, cert: tls.certificate })
    return new X509Certificate(tls.certificate)
  } catch {
    return undefined
  }
}
