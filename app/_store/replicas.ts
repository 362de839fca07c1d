import 'server-only'
import type { PGlite } from '@electric-sql/pglite'
import { oncePerProcess } from '@/_config/once-per-process'
import { openMigrated } from './embedded'

/** The database that all replicas of this process share: in memory, whatever the primary is. Opened when one is first wanted. */
export const replicas = (): Promise<PGlite> =>
  oncePerProcess('postgresql of replicas', () => openMigrated(null))

/** Whom a lab made is gone from there as from the primary; what was denied, with the session that it was about. */
const LEFT_BEHIND = `DELETE FROM "Sandbox" WHERE "expiresAt" < now() AT TIME ZONE 'utc';
  DELETE FROM "DeniedSession" d WHERE NOT EXISTS (SELECT FROM "TokenSession" t WHERE t."sid" = d."sid")`

/** To be awaited before a replica is begun, or its first reader would wait: opens their database, and throws out what earlier ones left behind. */
export async function prepareReplicas(): Promise<void> {
  await (await replicas()).exec(LEFT_BEHIND)
}
