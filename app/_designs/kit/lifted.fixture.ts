import { existsSync, readdirSync, readFileSync } from 'node:fs'
import type { AppFile, Lift } from './lift'

const REMEDIES = 'app/_designs/remedies'
const REPOSITORY = new URL('../../../', import.meta.url)
const at = (path: string) => new URL(path, REPOSITORY)

/** For tests: a remedy with every file to copy. Each `path` starts at the folder of `auth.ts`. */
export interface LiftedRemedy extends Lift {
  id: string
  copies: readonly AppFile[]
  /** The text of the models to add to a Prisma schema; null if nothing new is stored. */
  models: string | null
}

/** The files of a folder that are copied: all but tests and the wiring for this site. */
export function filesToCopy(folder: string): AppFile[] {
  const names = readdirSync(at(`${REMEDIES}/${folder}`), { withFileTypes: true }).flatMap(
    (entry) => (entry.isFile() ? [entry.name] : []),
  )
  const copied = names.filter((name) => !/\.(test|fixture)\.tsx?$/.test(name)).sort()
  return copied.map((name) => ({
    path: `${folder}/${name}`,
    text: readFileSync(at(`${REMEDIES}/${folder}/${name}`), 'utf8'),
  }))
}

/**
 * Every remedy as it is copied, found by its folder. Nothing of this site, of Next or of NextAuth
 * is imported for this.
 */
export async function allLifted(): Promise<LiftedRemedy[]> {
  const folders = readdirSync(at(REMEDIES)).filter((name) =>
    existsSync(at(`${REMEDIES}/${name}/site/lift.ts`)),
  )
  return Promise.all(
    folders.sort().map(async (id) => {
      const { lift }: { lift: Lift } = await import(at(`${REMEDIES}/${id}/site/lift.ts`).href)
      const models =
        lift.schema === null ? null : readFileSync(at(`${REMEDIES}/${id}/${lift.schema}`), 'utf8')
      return { id, ...lift, copies: lift.folders.flatMap(filesToCopy), models }
    }),
  )
}
