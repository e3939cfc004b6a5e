/**
 * The bytes of one of the page's own files.
 *
 * @throws Error in words for a reader, where there is no network or no such file
 */
export async function fetched(path: string): Promise<Uint8Array> {
  const response = await fetch(path).catch(() => undefined)
  if (!response) throw new Error('There is no connection just now.')
  if (!response.ok) throw new Error(`${path} cannot be had (${response.status}).`)
  return new Uint8Array(await response.arrayBuffer())
}
