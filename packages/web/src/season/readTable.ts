import { DataError } from '@fourthright/guide'

/**
 * Reads one of a season's gzipped tables. A server may also unpack it on the way (`content-encoding`), so what came
 * is looked at, not what was said about it.
 *
 * @throws DataError 'season/missing' where there is no such table, 'season/unreadable' where it is damaged,
 * 'season/offline' where nothing answers
 */
export async function readTable<Table>(year: number, name: string): Promise<Table> {
  const address = `/tables/${year}/${name}.json.gz`
  const response = await fetch(address).catch(() => undefined)
  if (!response) throw new DataError('season/offline', { message: `Nothing answers at ${address}.` })
  // a static server may answer any address with the page itself
  const isPage = response.headers.get('content-type')?.startsWith('text/html')
  if (!response.ok || isPage) {
    throw new DataError('season/missing', { value: year, message: `There are no tables of ${year} here.` })
  }
  try {
    return JSON.parse(await unpacked(await response.arrayBuffer())) as Table
  } catch (cause) {
    throw new DataError('season/unreadable', {
      value: address,
      message: `${address} is damaged: ${(cause as Error).message}`,
    })
  }
}

async function unpacked(packed: ArrayBuffer): Promise<string> {
  const [first, second] = new Uint8Array(packed)
  if (first !== 0x1f || second !== 0x8b) return new TextDecoder().decode(packed)
  return new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'))).text()
}
