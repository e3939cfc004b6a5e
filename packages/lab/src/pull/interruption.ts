import { DataError } from '@fourthright/guide'

/** An attempt that ended early for a reason that may pass. */
export class Interruption extends Error {
  constructor(
    message: string,
    /** Bytes in the partial file by then. */
    readonly bytes: number,
  ) {
    super(message)
  }
}

/** The error for a download that cannot succeed. */
export function failed(url: string, reason: string): DataError {
  return new DataError('data/download-failed', {
    field: 'url',
    value: url,
    valid: 'a server that answers',
    message: `${url} could not be downloaded: ${reason}. What has arrived is kept: run the same command again to go on.`,
  })
}
