import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { MissingDependencyError } from '@fourthright/guide'

/**
 * The folder of the built page, as it comes with the package.
 *
 * @throws MissingDependencyError 'serve/page' when the page is not installed or not built
 */
export function pageFolder(): string {
  const folder = maybeFolder()
  if (folder && existsSync(join(folder, 'index.html'))) return folder
  throw new MissingDependencyError('serve/page', {
    field: '--no-page',
    value: folder ?? null,
    valid: 'a built page (npm run build), or --no-page for the API alone',
    message: 'The page is not built; build it with `npm run build`, or leave it out with --no-page.',
  })
}

function maybeFolder(): string | undefined {
  try {
    const manifest = createRequire(import.meta.url).resolve('@fourthright/web/package.json')
    return join(dirname(manifest), 'dist', 'page')
  } catch {
    return undefined
  }
}
