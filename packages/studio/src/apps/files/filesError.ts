import { CodedError, type CodedErrorDetails } from '@fourthright/policy'

/** Files says no; `status` and the whole error go out, since its caller is the owner of the home. */
export class FilesError extends CodedError {
  readonly kind = 'input'

  constructor(
    code: `files/${string}`,
    readonly status: number,
    details: CodedErrorDetails,
  ) {
    super(code, details)
  }
}

/** One answer for what is not there and for what lies outside of the home: nobody learns what else the machine has. */
export function notFound(path: string): FilesError {
  return new FilesError('files/not-found', 404, {
    field: 'path',
    value: path,
    message: 'There is nothing at this path.',
  })
}

export function alreadyThere(name: string): FilesError {
  return new FilesError('files/exists', 409, {
    field: 'path',
    value: name,
    message: 'Something of this name is already there.',
  })
}

/** A folder, a pipe, a socket. */
export function notAFile(path: string): FilesError {
  return new FilesError('files/not-a-file', 409, {
    field: 'path',
    value: path,
    message: 'This is no file.',
  })
}

/** What an error of the file system means to the caller; a fault of ours stays one, without inside text. */
export function filesErrorOf(error: unknown, path: string): FilesError {
  if (error instanceof FilesError) return error
  const say = (code: `files/${string}`, status: number, message: string) =>
    new FilesError(code, status, { field: 'path', value: path, message })
  switch ((error as NodeJS.ErrnoException | undefined)?.code) {
    // The walk through the home follows no link: one that appears on the way looks like ELOOP or ENOTDIR.
    case 'ENOENT':
    case 'ENOTDIR':
    case 'ELOOP':
      return notFound(path)
    case 'EEXIST':
    case 'ENOTEMPTY':
      return alreadyThere(path)
    case 'EISDIR':
    case 'ENXIO':
      return notAFile(path)
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return say('files/not-permitted', 403, 'The file system does not permit this.')
    case 'ENOSPC':
    case 'EDQUOT':
      return say('files/no-space', 507, 'There is no space left.')
    case 'ENAMETOOLONG':
      return say('files/path', 400, 'The name is too long.')
    case 'EMFILE':
    case 'ENFILE':
      return say('files/busy', 503, 'Too much is open at once; try again.')
    default:
      return new FilesError('files/fault', 500, { message: 'Files could not do this.' })
  }
}
