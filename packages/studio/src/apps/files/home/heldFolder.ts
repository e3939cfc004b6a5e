import { constants, existsSync } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'

const { O_DIRECTORY, O_NOFOLLOW, O_NONBLOCK, O_RDONLY } = constants
const hasDescriptorFolder = existsSync('/proc/self/fd')

/**
 * A folder that is held open, so that its entries stay its entries: whoever swaps a folder on the way for a link
 * while a request runs moves nothing under its hands.
 *
 * Linux names an entry of an open folder `/proc/self/fd/<n>/<name>`, which is what `openat` does elsewhere and what
 * Node has no call for. On a system without it the folder's real path stands in, and a race is possible.
 */
export class HeldFolder {
  /** Path of the folder for a system call. */
  readonly reach: string

  private constructor(
    private readonly handle: FileHandle,
    realPath: string,
  ) {
    this.reach = hasDescriptorFolder ? `/proc/self/fd/${handle.fd}` : realPath
  }

  /** Holds a folder; a link in its last name is not followed. */
  static async open(realPath: string): Promise<HeldFolder> {
    const handle = await open(realPath, O_RDONLY | O_DIRECTORY | O_NOFOLLOW)
    return new HeldFolder(handle, realPath)
  }

  /** Path of an entry for a system call. */
  entry(name: string): string {
    return `${this.reach}/${name}`
  }

  /** Holds a folder in this one, which must not be a link. */
  folder(name: string): Promise<HeldFolder> {
    return HeldFolder.open(this.entry(name))
  }

  /** Opens an entry to read it. A link is not followed, and nobody has to stand at the other end of a pipe. */
  toRead(name: string): Promise<FileHandle> {
    return open(this.entry(name), O_RDONLY | O_NOFOLLOW | O_NONBLOCK)
  }

  /** What is written in the folder so far is on the disk. */
  async sync(): Promise<void> {
    await this.handle.sync()
  }

  async close(): Promise<void> {
    await this.handle.close()
  }
}
