import { parseAst } from 'vitest/node'

/** What is imported by an expression that cannot be read without running it. */
export const computedImport = '(computed)'

interface Node {
  readonly type: string
  readonly source?: Node | null
  readonly value?: unknown
  readonly [part: string]: unknown
}

/** Every module that a TypeScript source names: static, dynamic and type imports, re-exports, `require`. */
export function importsOf(source: string, file: string): string[] {
  return modulesNamedBy(parsed(source, file), namedBy)
}

/** The modules that are loaded together with a source: its static imports and re-exports of values. */
export function importsAtStart(source: string, file: string): string[] {
  return modulesNamedBy(parsed(source, file), (node) => {
    const isStatic = node.type.startsWith('Import') || node.type.startsWith('Export')
    const isType = node.importKind === 'type' || node.exportKind === 'type'
    return isStatic && !isType && node.type !== 'ImportExpression' ? namedBy(node) : undefined
  })
}

function parsed(source: string, file: string): unknown {
  return parseAst(source, { lang: file.endsWith('.tsx') ? 'tsx' : 'ts' }, file)
}

function modulesNamedBy(tree: unknown, name: (node: Node) => string | undefined): string[] {
  const found: string[] = []
  visit(tree, (node) => {
    const named = name(node)
    if (named !== undefined) found.push(named)
  })
  return found
}

function namedBy(node: Node): string | undefined {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportAllDeclaration':
      return literal(node.source)
    case 'ExportNamedDeclaration':
      return node.source ? literal(node.source) : undefined
    case 'ImportExpression':
    case 'TSImportType':
      return literal(node.source)
    case 'CallExpression':
      return isRequire(node.callee as Node) ? literal((node.arguments as Node[])[0]) : undefined
    default:
      return undefined
  }
}

/** `require`, `createRequire(…)`, and `.resolve` of either. */
function isRequire(callee: Node): boolean {
  if (callee.type === 'Identifier') return callee.name === 'require'
  if (callee.type === 'CallExpression') return (callee.callee as Node).name === 'createRequire'
  const isResolve = callee.type === 'MemberExpression' && (callee.property as Node).name === 'resolve'
  return isResolve && isRequire(callee.object as Node)
}

function literal(node: Node | null | undefined): string {
  return typeof node?.value === 'string' ? node.value : computedImport
}

function visit(node: unknown, see: (node: Node) => void): void {
  if (Array.isArray(node)) {
    for (const item of node) visit(item, see)
  } else if (isNode(node)) {
    see(node)
    for (const part of Object.values(node)) visit(part, see)
  } else if (typeof node === 'object' && node !== null) {
    for (const part of Object.values(node)) visit(part, see)
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
}
