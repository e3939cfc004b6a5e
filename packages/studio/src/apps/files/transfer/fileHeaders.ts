import type { BigIntStats } from 'node:fs'
import { extname } from 'node:path'

/** Pictures that the page shows in an `img`, which runs nothing of them. */
const pictureTypes: Readonly<Record<string, string>> = {
  '.avif': 'image/avif',
  '.bmp': 'image/bmp',
  '.gif': 'image/gif',
  '.ico': 'image/x-icon',
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.webp': 'image/webp',
}

/**
 * The type of a file's answer. All but pictures is bytes and nothing more: with `nosniff`, no browser then takes a
 * file of the home for a script or a style of the page, whose origin it shares.
 */
export function typeOf(name: string): string {
  return pictureTypes[extname(name).toLowerCase()] ?? 'application/octet-stream'
}

/** A download under a file's own name: plain for old readers, exact for all others (RFC 6266, RFC 8187). */
export function attachment(name: string): string {
  const plain = name.replace(/[^\w.\- ]/gu, '_')
  const exact = encodeURIComponent(name.replace(/\p{Cs}/gu, '_')).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${plain}"; filename*=UTF-8''${exact}`
}

/** Changes whenever the file is written or another one takes its place. */
export function entityTag({ ino, size, mtimeNs }: BigIntStats): string {
  return `"${ino.toString(36)}-${size.toString(36)}-${mtimeNs.toString(36)}"`
}
