import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { computedImport, importsOf } from '../support/importsOf.js'

interface Floor {
  /** Floors below, by the names of their packages. */
  readonly below: readonly string[]
  /** Packages of others, where the list is part of the design; else those that the manifest names. */
  readonly outside?: readonly string[]
  /** Runs in a browser too, so that nothing of Node may be imported. */
  readonly browser?: true
}

const guide = '@fourthright/guide'
const plays = '@fourthright/plays'
const lab = '@fourthright/lab'
const policy = '@fourthright/policy'
const server = '@fourthright/server'
const studio = '@fourthright/studio'
const web = '@fourthright/web'
const models = '@fourthright/models'

/** The house: an import may only go down. The order is that of the design. */
const floors: Readonly<Record<string, Floor>> = {
  guide: { below: [], outside: ['zod'], browser: true },
  policy: { below: [], outside: [], browser: true },
  plays: { below: [guide] },
  lab: { below: [guide, plays] },
  server: { below: [guide, plays, models] },
  web: { below: [guide, plays], browser: true },
  studio: { below: [policy] },
  cli: { below: [guide, plays, lab, policy, server, studio, web, models] },
}

const testTools = [
  'vitest',
  'fast-check',
  'koffi',
  'aws-jwt-verify',
  'oidc-provider',
  'playwright-core',
  'axe-core',
  'autocannon',
  '@seriousme/openapi-schema-validator',
  'vite',
]

/**
 * The imports that do not go down a floor.
 *
 * @param root folder of the house, with `packages/<floor>/src`
 * @returns a line each: `packages/guide/src/x.ts imports @fourthright/lab`
 */
export function upwardImports(root: string): string[] {
  return sourceFiles(root).flatMap((file) =>
    importsOf(readFileSync(join(root, file), 'utf8'), file)
      .filter((module) => !mayImport(root, file, module))
      .map((module) => `${file.split(sep).join('/')} imports ${module}`),
  )
}

function sourceFiles(root: string): string[] {
  return readdirSync(join(root, 'packages')).flatMap((name) =>
    readdirSync(join(root, 'packages', name, 'src'), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file))
      .map((file) => join('packages', name, 'src', file)),
  )
}

function mayImport(root: string, file: string, module: string): boolean {
  const name = file.split(sep)[1] ?? ''
  const floor = floors[name]
  const isTest = /\.(test|slow|cases|fixture)\.tsx?$/.test(file)
  if (floor === undefined || module === computedImport) return false
  if (module.startsWith('.')) {
    const target = relative(root, join(root, dirname(file), module))
      .split(sep)
      .join('/')
    return target.startsWith(`packages/${name}/`) || (isTest && isForTests(target, floor))
  }
  if (module.startsWith('node:')) return isTest || floor.browser !== true
  const wanted = packageOf(module)
  if (isTest && testTools.includes(wanted)) return true
  return floor.below.includes(wanted) || (floor.outside ?? dependencies(root, name)).includes(wanted)
}

/** What tests share: the support of all, and the cases and fixtures of a floor below. */
function isForTests(target: string, floor: Floor): boolean {
  if (target.startsWith('test/support/')) return true
  const shared = /^packages\/([^/]+)\/src\/.+\.(cases|fixture)\.js$/.exec(target)
  return shared !== null && floor.below.includes(`@fourthright/${shared[1]}`)
}

/** `zod` of `zod/mini`, `@duckdb/node-api` of itself. */
function packageOf(module: string): string {
  return module
    .split('/')
    .slice(0, module.startsWith('@') ? 2 : 1)
    .join('/')
}

/** What the package's own manifest says it needs of others; ours are ruled by the floors alone. */
function dependencies(root: string, name: string): string[] {
  const manifest = JSON.parse(readFileSync(join(root, 'packages', name, 'package.json'), 'utf8'))
  return Object.keys(manifest.dependencies ?? {}).filter(
    (dependency) => !dependency.startsWith('@fourthright/'),
  )
}
