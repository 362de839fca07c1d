import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { linkOrCopy } from '../../servers/link-folder'

const names = z.record(z.string(), z.unknown()).default({})
const lockfile = z.object({
  packages: z.record(
    z.string(),
    z.object({
      dependencies: names,
      optionalDependencies: names,
      peerDependencies: names,
      peerDependenciesMeta: names,
    }),
  ),
})

/**
 * The folders below `node_modules` after an `npm install` of these packages, by our own lockfile.
 */
export function foldersOf(packages: readonly string[]): Set<string> {
  const locked = lockfile.parse(JSON.parse(readFileSync('package-lock.json', 'utf8'))).packages
  const found = new Set<string>()
  const add = (from: string, name: string, optional: boolean) => {
    const folder = resolve(from, name, locked)
    if (folder === null && !optional)
      throw new Error(
        `The package ${name} is not among those that this project has installed: add it to the devDependencies.`,
      )
    if (folder === null || found.has(folder)) return
    found.add(folder)
    const {
      dependencies = {},
      optionalDependencies = {},
      peerDependencies = {},
      peerDependenciesMeta = {},
    } = locked[folder] ?? {}
    for (const dependency of Object.keys(dependencies))
      add(folder, dependency, dependency in optionalDependencies)
    for (const dependency of Object.keys(optionalDependencies)) add(folder, dependency, true)
    for (const dependency of Object.keys(peerDependencies))
      if (!(dependency in peerDependenciesMeta)) add(folder, dependency, false)
  }
  for (const name of packages) add('', name, false)
  return found
}

/** Searches like Node: in the folder itself, and then in those above it. */
function resolve(from: string, name: string, locked: Record<string, unknown>): string | null {
  for (
    let folder = from;
    ;
    folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))
  ) {
    const path = folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`
    if (path in locked) return path
    if (folder === '') return null
  }
}

/**
 * Makes the app have exactly these package folders. `present` are its current ones. It downloads
 * nothing.
 */
export function installPackages(
  app: string,
  wanted: ReadonlySet<string>,
  present: ReadonlySet<string>,
): void {
  for (const folder of present)
    if (!wanted.has(folder)) rmSync(join(app, folder), { recursive: true, force: true })
  for (const folder of wanted) if (!present.has(folder)) link(folder, join(app, folder))
}

/**
 * A copy by hard links if the file system can do that. Turbopack does not follow symbolic links out
 * of the app.
 */
function link(from: string, to: string): void {
  let entries: ReturnType<typeof list>
  try {
    entries = list(from)
  } catch {
    return // the package is for another platform, and not installed here
  }
  mkdirSync(to, { recursive: true })
  for (const entry of entries) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)]
    if (entry.isDirectory() && entry.name !== 'node_modules') link(source, target)
    else if (entry.isFile()) linkOrCopy(source, target)
  }
}

const list = (folder: string) => readdirSync(folder, { withFileTypes: true })
