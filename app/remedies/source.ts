import 'server-only'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { allRemedies, type RemedyEntry } from '@/_designs/registry'

const REMEDIES = 'app/_designs/remedies'
/** Without the comment, the tracer would take the whole repository for what is read here. */
const folderOf = (id: string) => join(/* turbopackIgnore: true */ process.cwd(), REMEDIES, id)

export interface SourceFile {
  /** From the root of the repository. */
  path: string
  text: string
}

/** A remedy with its source as it was built (next.config.ts ships it), the liftable file first; null where there is no such remedy. */
export async function getSource(id: string): Promise<{ remedy: RemedyEntry; files: readonly SourceFile[] } | null> {
  const remedy = allRemedies().find((known) => known.id === id)
  if (!remedy) return null
  // By the id as the registry has it: nothing that a client sends becomes a path.
  const folder = folderOf(remedy.id)
  const names = (await readdir(/* turbopackIgnore: true */ folder)).filter(isSource)
  const liftable = `${remedy.id}.ts`
  names.sort((a, b) => Number(b === liftable) - Number(a === liftable) || a.localeCompare(b))
  const files = names.map(async (name) => ({
    path: `${REMEDIES}/${remedy.id}/${name}`,
    text: await readFile(/* turbopackIgnore: true */ join(/* turbopackIgnore: true */ folder, name), 'utf8'),
  }))
  return { remedy, files: await Promise.all(files) }
}

const isSource = (name: string) => name.endsWith('.ts') && !/\.(test|fixture)\.ts$/.test(name)
