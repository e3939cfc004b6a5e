import { fileURLToPath } from 'node:url'
import { type BuildResult, build } from 'esbuild'

const guide = fileURLToPath(new URL('../../packages/guide/', import.meta.url))

/** What esbuild makes of a module that imports the guide by its name, as from npm: for a browser, minified. */
export async function bundled(
  code: string,
): Promise<{ readonly text: string; readonly modules: readonly string[] }> {
  const result: BuildResult<{ write: false; metafile: true }> = await build({
    stdin: { contents: code, resolveDir: guide, loader: 'ts' },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    target: 'es2023',
    write: false,
    metafile: true,
    logLevel: 'error',
  })
  const [output] = Object.values(result.metafile.outputs)
  const modules = Object.entries(output?.inputs ?? {}).filter(([, { bytesInOutput }]) => bytesInOutput > 0)
  return { text: result.outputFiles[0]?.text ?? '', modules: modules.map(([path]) => path) }
}
