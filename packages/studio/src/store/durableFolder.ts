import { fsyncSync } from 'node:fs'
import { PGlite } from '@electric-sql/pglite'
import { NodeFS } from '@electric-sql/pglite/nodefs'

/** The part of PGlite's file system for folders that is amended. */
interface FolderSystem {
  NODEFS: {
    stream_ops: { fsync?: (stream: { nfd: number }) => number }
    /** Runs it and tells a failure in PostgreSQL's way. */
    tryFSOperation(run: () => void): void
  }
}

/** A folder that PGlite keeps its files in, on which `fsync` reaches the disk. PGlite's own does nothing at all. */
export class DurableFolder extends NodeFS {
  override async init(...[pglite, options]: Parameters<NodeFS['init']>): ReturnType<NodeFS['init']> {
    const { emscriptenOpts } = await super.init(pglite, options)
    const amend = (system: unknown) => {
      const { NODEFS } = system as FolderSystem
      NODEFS.stream_ops.fsync = ({ nfd }) => {
        NODEFS.tryFSOperation(() => fsyncSync(nfd))
        return 0
      }
    }
    return { emscriptenOpts: { ...emscriptenOpts, preRun: [...(emscriptenOpts.preRun ?? []), amend] } }
  }
}

/**
 * PGlite's start parameters, but: a commit waits for the disk: without `-F`, which turns that off, and by `fsync`, since
 * `fdatasync`, the default, does nothing in PGlite.
 */
export const durableStart: string[] = [
  ...PGlite.defaultStartParams.filter((parameter) => parameter !== '-F'),
  '-c',
  'wal_sync_method=fsync',
  // What a checkpoint leaves of the log (see upkeep); PostgreSQL's own is a gigabyte.
  '-c',
  'max_wal_size=64MB',
  '-c',
  'min_wal_size=32MB',
]
