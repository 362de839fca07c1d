import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { linkOrCopy } from '../servers/link-folder'

/** A function of the output, assembled from its listed files. */
export interface BuiltFunction {
  /** Its path below `functions`, without `.func`. */
  name: string
  /** The folder with everything that it has at run time. */
  folder: string
  /**
   * Whether its handler takes a `Request`, as the proxy's does, and not Node's request and
   * response.
   */
  web: boolean
  files: readonly { path: string; bytes: number }[]
}

/**
 * Assembles every function of `<copy>/.vercel/output` in `into`. Several routes can be links to one
 * function.
 */
export function putTogether(copy: string, into: string): BuiltFunction[] {
  const root = join(copy, '.vercel/output/functions')
  return realFunctions(root).map((folder) => {
    const name = relative(root, folder).replace(/\.func$/, '')
    const config: { filePathMap: Record<string, string>; useWebApi?: boolean } = JSON.parse(
      readFileSync(join(folder, '.vc-config.json'), 'utf8'),
    )
    const target = join(into, name.replaceAll(/[^\w.-]/g, '_'))
    cpSync(folder, target, { recursive: true, verbatimSymlinks: true })
    for (const [path, source] of Object.entries(config.filePathMap))
      place(join(copy, source), join(target, path))
    return { name, folder: target, web: config.useWebApi === true, files: filesIn(target, target) }
  })
}

/** The name of the function that answers a path of the output; null if there is none. */
export function functionAt(copy: string, path: string): string | null {
  const root = join(copy, '.vercel/output/functions')
  const folder = join(root, `${path}.func`)
  return existsSync(folder)
    ? relative(realpathSync(root), realpathSync(folder)).replace(/\.func$/, '')
    : null
}

function realFunctions(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (!entry.isDirectory()) return []
    return entry.name.endsWith('.func') ? [path] : realFunctions(path)
  })
}

function place(source: string, target: string): void {
  mkdirSync(dirname(target), { recursive: true })
  if (lstatSync(target, { throwIfNoEntry: false })) return
  if (lstatSync(source).isSymbolicLink()) symlinkSync(readlinkSync(source), target)
  else linkOrCopy(source, target)
}

function filesIn(folder: string, root: string): { path: string; bytes: number }[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return filesIn(path, root)
    return entry.isFile() ? [{ path: relative(root, path), bytes: statSync(path).size }] : []
  })
}
