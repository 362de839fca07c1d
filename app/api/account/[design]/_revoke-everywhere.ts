import 'server-only'
import type { RevocationResult } from '@/_designs/design'
import { allDesigns } from '@/_designs/registry'

/** Ends every session of a person in every design, as far as each can. Keyed by design id. */
export async function revokeEverywhere(userId: string): Promise<Record<string, RevocationResult>> {
  const results = allDesigns().map(async (design) => [design.id, await design.revoke({ scope: 'all', userId })] as const)
  return Object.fromEntries(await Promise.all(results))
}
