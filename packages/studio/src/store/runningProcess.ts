import { readFileSync, readlinkSync } from 'node:fs'
import { hostname } from 'node:os'

/** A process, told so exactly that another one with the same number is not taken for it. */
export interface RunningProcess {
  readonly pid: number
  /** Clock tick since boot at which it started (field 22 of `/proc/<pid>/stat`); null where there is no `/proc`. */
  readonly startTick: string | null
  /** Which boot of the machine the tick counts from; null where there is no `/proc`. */
  readonly boot: string | null
  readonly host: string
  /** The space in which `pid` is a number: containers have their own. Null where there is no `/proc`. */
  readonly pidSpace: string | null
}

/** This process. */
export function thisProcess(): RunningProcess {
  return {
    pid: process.pid,
    startTick: startTickOf(process.pid),
    boot: maybeRead(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()),
    host: hostname(),
    pidSpace: maybeRead(() => readlinkSync('/proc/self/ns/pid')),
  }
}

/**
 * Whether a process has ended for sure. Of one on another machine or in another container nothing is known from
 * here: then the answer is no.
 */
export function hasEnded(of: RunningProcess): boolean {
  const here = thisProcess()
  if (of.host !== here.host) return false
  if (of.boot !== here.boot) return true
  if (of.pidSpace !== here.pidSpace) return false
  if (of.startTick !== null) return startTickOf(of.pid) !== of.startTick
  return !answersToSignals(of.pid)
}

/** Null where there is no such process, or only what its parent has not yet asked about (a zombie). */
function startTickOf(pid: number): string | null {
  const stat = maybeRead(() => readFileSync(`/proc/${pid}/stat`, 'utf8'))
  // The second field is the program's name in brackets and may hold anything, brackets and blanks too.
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ')
  if (fields === undefined || fields[0] === 'Z' || fields[0] === 'X') return null
  return fields[19] ?? null
}

function answersToSignals(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function maybeRead(read: () => string): string | null {
  try {
    return read()
  } catch {
    return null
  }
}
