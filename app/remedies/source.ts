import 'server-only'
import { readSources, type SourceFile } from '@/_config/source'
import { allRemedies, type RemedyEntry } from '@/_designs/registry'

const REMEDIES = 'app/_designs/remedies'

/**
 * A remedy with its source as it was built. `lifted` has the folders to copy, its own first;
 * `wired` has the code that adds it to this site.
 */
export interface RemedySource {
  remedy: RemedyEntry
  lifted: readonly SourceFile[]
  wired: readonly SourceFile[]
  /** The models for a Prisma schema; null if the remedy adds none. */
  models: SourceFile | null
}

/** @returns null if there is no such remedy */
export async function getSource(id: string): Promise<RemedySource | null> {
  const remedy = allRemedies().find((known) => known.id === id)
  if (!remedy) return null
  // The path comes from the registry, never from a client.
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
