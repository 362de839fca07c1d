import { readdirSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'

/** `path` begins with `app/` and has forward slashes. */
export interface Module {
  path: string
  text: string
}

/** The paths of all files of a kind under `folder`, without generated ones. */
export function filesIn(folder: string, kind: RegExp): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = posix.join(folder, entry.name)
    if (entry.isDirectory()) return path === 'app/_store/generated' ? [] : filesIn(path, kind)
    return kind.test(entry.name) ? [path] : []
  })
}

const read = (path: string): Module => ({ path, text: readFileSync(path, 'utf8') })

/** Every module under `folder` that is part of no test. */
export const readModules = (folder: string): Module[] =>
  filesIn(folder, /\.tsx?$/)
    .filter((path) => !/\.(test|fixture)\.tsx?$/.test(path))
    .map(read)

/** Every file of code: modules, tests, tools, and the settings at the top. */
export const readEverything = (): Module[] =>
  [
    ...['app', 'e2e'].flatMap((folder) => filesIn(folder, CODE)),
    ...readdirSync('.').filter((name) => CODE.test(name)),
  ].map(read)

const CODE = /\.(tsx?|mjs)$/

/** The two files that Next expects next to `app/`. */
export const readFrame = (): Module[] => ['instrumentation.ts', 'proxy.ts'].map(read)

export interface Import {
  specifier: string
  typeOnly: boolean
}

/** Remembers what a text gives, because a made-up file is judged among all the real ones again. */
function remembered<Found>(find: (text: string) => Found): (text: string) => Found {
  const found = new Map<string, Found>()
  return (text) => {
    const known = found.get(text) ?? find(text)
    found.set(text, known)
    return known
  }
}

const STATIC = /^\s*(?:import|export)\s+(type\s+)?(?:([\w*{][^'";]*?)\s+from\s+)?['"]([^'"]+)['"]/gm
const DYNAMIC = /\b(?:import|require)\s*\(\s*['"]([^'"]+)['"]/g

export const importsOf = remembered((code): readonly Import[] => {
  const named = [...code.matchAll(STATIC)].map(([, type, names = '', specifier = '']) => ({
    specifier,
    typeOnly: type !== undefined || hasOnlyTypes(names),
  }))
  return [
    ...named,
    ...[...code.matchAll(DYNAMIC)].map(([, specifier = '']) => ({ specifier, typeOnly: false })),
  ]
})

/** `{ type A, type B }` */
const hasOnlyTypes = (names: string) =>
  /^\{\s*type\s/.test(names) &&
  names
    .replace(/[{}]/g, '')
    .split(',')
    .every((name) => /^\s*(type\s|$)/.test(name))

/**
 * The text without its comments. A `//` counts only at the start of a line or after a space,
 * because addresses contain it too.
 */
export const withoutComments = remembered((text) =>
  text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1'),
)

/** The path under `app/` of an import, as the tree has it; null for a package. */
export function targetOf(from: string, specifier: string): string | null {
  const path = pathOf(from, specifier)
  return path && (posix.extname(path) ? path : `${path}.ts`)
}

/** The path without the ending that an import leaves out; null for a package. */
function pathOf(from: string, specifier: string): string | null {
  if (specifier.startsWith('@/')) return posix.join('app', specifier.slice(2))
  return specifier.startsWith('.') ? posix.join(posix.dirname(from), specifier) : null
}
