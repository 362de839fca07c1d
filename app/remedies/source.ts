import 'server-only'
import { readSources, type SourceFile } from '@/_config/source'
import { allRemedies, type RemedyEntry } from '@/_designs/registry'

const REMEDIES = 'app/_designs/remedies'

/**
 * A remedy with its source as it was built: what is lifted, its own folder first, and what wires it
 * into this site.
 */
export interface RemedySource {
  remedy: RemedyEntry
  lifted: readonly SourceFile[]
  wired: readonly SourceFile[]
  /** The text of the models that it adds to a Prisma schema; null where it stores nothing new. */
  models: SourceFile | null
}

/** Null where there is no such remedy. */
export async function getSource(id: string): Promise<RemedySource | null> {
  const remedy = allRemedies().find((known) => known.id === id)
  if (!remedy) return null
  // By the ids as the registry has them: nothing that a client sends becomes a path.
  const { folders, schema } = remedy.lift
  const lifted = (
    await Promise.all(folders.map((folder) => readSources(`${REMEDIES}/${folder}`, `${folder}.ts`)))
  ).flat()
  const models = lifted.find(({ path }) => path === `${REMEDIES}/${remedy.id}/${schema}`) ?? null
  return {
    remedy,
    lifted: lifted.filter((file) => file !== models),
    wired: await readSources(`${REMEDIES}/${remedy.id}/site`, 'remedy.ts'),
    models,
  }
}
