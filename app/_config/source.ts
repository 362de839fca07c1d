import 'server-only'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** A source file that a page can show. */
export interface SourceFile {
  /** The path from the root of the repository. */
  path: string
  text: string
}

/** Without this comment, the tracer would include the whole repository. */
const fromRoot = (path: string) => join(/* turbopackIgnore: true */ process.cwd(), path)

/**
 * Reads a source file of this build (next.config.ts adds the shown files). No part of the path may
 * come from a client.
 */
export const readSource = async (path: string): Promise<SourceFile> => ({
  path,
  text: await readFile(/* turbopackIgnore: true */ fromRoot(path), 'utf8'),
})

/**
 * The source files of a folder without tests, sorted by name; the file `first` comes before the
 * others.
 */
export async function readSources(folder: string, first: string): Promise<SourceFile[]> {
  const names = (await readdir(/* turbopackIgnore: true */ fromRoot(folder))).filter(isSource)
  names.sort((a, b) => Number(b === first) - Number(a === first) || a.localeCompare(b))
  return Promise.all(names.map((name) => readSource(`${folder}/${name}`)))
}

const isSource = (name: string) =>
  /\.(tsx?|prisma|sql)$/.test(name) && !/\.(test|fixture)\.tsx?$/.test(name)
