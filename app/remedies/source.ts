import 'server-only'
import { readSources, type SourceFile } from '@/_config/source'
import { allRemedies, type RemedyEntry } from '@/_designs/registry'

const REMEDIES = 'app/_designs/remedies'

/** A remedy with its source as it was built, the liftable file first; null where there is no such remedy. */
export async function getSource(id: string): Promise<{ remedy: RemedyEntry; files: readonly SourceFile[] } | null> {
  const remedy = allRemedies().find((known) => known.id === id)
  if (!remedy) return null
  // By the id as the registry has it: nothing that a client sends becomes a path.
  return { remedy, files: await readSources(`${REMEDIES}/${remedy.id}`, `${remedy.id}.ts`) }
}
