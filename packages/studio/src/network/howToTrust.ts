import { X509Certificate } from 'node:crypto'
import type { Authority } from './authority.js'

/** In words and commands: what the authority may say, and how a machine is told to trust it. */
export function howToTrust({ certificate, certificatePath, names }: Authority): string {
  const file = quoted(certificatePath)
  return `The studio's certificate authority may speak for ${names.join(', ')} and the names below, and for nothing else.
Its certificate is ${certificatePath}. Before you trust it elsewhere, compare its SHA-256 fingerprint:
  ${new X509Certificate(certificate).fingerprint256}

Debian, Ubuntu (as root):
  cp ${file} /usr/local/share/ca-certificates/fourthright-studio.crt && update-ca-certificates
macOS:
  sudo security add-trusted-cert -d -r trustRoot -k /Library/Keychains/System.keychain ${file}
Windows (as administrator):
  certutil -addstore -f ROOT "${certificatePath}"
Chromium, Chrome on Linux (package libnss3-tools):
  certutil -d sql:$HOME/.pki/nssdb -A -t C,, -n fourthright-studio -i ${file}
Firefox (package libnss3-tools; PROFILE is the folder that about:profiles shows):
  certutil -d sql:PROFILE -A -t C,, -n fourthright-studio -i ${file}
curl, AWS CLI, Node:
  curl --cacert ${file} …    AWS_CA_BUNDLE=${file}    NODE_EXTRA_CA_CERTS=${file}

To end the trust: delete the certificate there again, and ${certificatePath.replace(/\.crt$/, '.pem')} with its key here.
`
}

/** For a shell. */
function quoted(path: string): string {
  return `'${path.replaceAll("'", `'\\''`)}'`
}
