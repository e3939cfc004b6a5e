import { appendFile, readFile, writeFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { DataError } from '@fourthright/guide'
import type { Post } from './post.js'
import type { PostTarget } from './posting.js'

/**
 * A file of posts, one JSON object a line: `{key, game, replaces, text, alt, picture, situation, decision}`, where
 * `picture` is the path of a PNG that is written beside the file.
 *
 * @returns where to post; its `posted` are the keys that the file has already, from a run before
 * @throws DataError 'post/file' when the file cannot be read or written
 */
export async function postFile(file: string): Promise<PostTarget> {
  const posted = await keysIn(file)
  return {
    posted,
    async post({ picture, ...words }: Post) {
      const path = resolve(dirname(file), `${words.key.replaceAll(/[^\w.-]+/g, '-')}.png`)
      // the picture first: a line's picture is always there
      await writeFile(path, picture)
      await appendFile(file, `${JSON.stringify({ ...words, picture: path })}\n`)
    },
  }
}

async function keysIn(file: string): Promise<Set<string>> {
  try {
    await appendFile(file, '')
    const text = await readFile(file, 'utf8')
    // a line that was cut off by a crash is finished, so that the next one stands alone
    if (text !== '' && !text.endsWith('\n')) await appendFile(file, '\n')
    return new Set(text.split('\n').flatMap(keyIn))
  } catch (cause) {
    throw new DataError('post/file', {
      field: '--post-file',
      value: file,
      valid: 'a file in a folder that exists and may be written',
      message: `Posts cannot be kept in ${file}: ${cause instanceof Error ? cause.message : cause}.`,
    })
  }
}

function keyIn(line: string): string[] {
  try {
    const { key } = JSON.parse(line) as { key?: unknown }
    return typeof key === 'string' ? [key] : []
  } catch {
    return []
  }
}
