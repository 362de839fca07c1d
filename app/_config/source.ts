import 'server-only'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** A file of the source, for a page to show. */
export interface SourceFile {
  /** From the root of the repository. */
  path: string
  text: string
}

/** Without the comment, the tracer would take the whole repository for what is read here. */
const fromRoot = (path: string) => join(/* turbopackIgnore: true */ process.cwd(), path)

/** A source file as it was built (next.config.ts ships what is shown). Nothing that a client sends may become a path. */
export const readSource = async (path: string): Promise<SourceFile> => ({
  path,
  text: await readFile(/* turbopackIgnore: true */ fromRoot(path), 'utf8'),
})

/** The source files of a folder, tests left out, in the order of their names; the one named `first` before the others. */
export async function readSources(folder: string, first: string): Promise<SourceFile[]> {
  const names = (await readdir(/* turbopackIgnore: true */ fromRoot(folder))).filter(isSource)
  names.sort((a, b) => Number(b === first) - Number(a === first) || a.localeCompare(b))
  return Promise.all(names.map((name) => readSource(`${folder}/${name}`)))
}

const isSource = (name: string) =>
  /\.(tsx?|prisma|sql)$/.test(name) && !/\.(test|fixture)\.tsx?$/.test(name)
