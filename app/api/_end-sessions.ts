import 'server-only'
import { allDesigns } from '@/_designs/registry'
import type { RevocationResult } from '@/_designs/session'
import { endTickets } from '@/_people/tickets'

/**
 * Ends sessions of a person, and the tickets that they vouched for. During a sign-in by a ticket,
 * its session does not exist yet, or its ticket does not exist any more. So the sessions end first,
 * then the tickets, then the sessions again.
 * @param revoke ends the sessions
 */
export async function endSessions(
  userId: string,
  revoke: () => Promise<RevocationResult>,
): Promise<RevocationResult> {
  const first = await revoke()
  await endTickets(userId)
  return together(first, await revoke())
}

/**
 * Makes a change that no session may outlive. Every session of the person ends before the change,
 * so that a failure in between leaves none. They end again after it, because new ones may exist.
 * @returns the revocation of every design, by design id; null if the change was not made
 */
export async function endSessionsAround(
  userId: string,
  change: () => Promise<boolean>,
): Promise<Record<string, RevocationResult> | null> {
  const revokeEverywhere = async () => {
    const results = allDesigns().map(
      async (design) => [design.id, await design.revoke({ scope: 'all', userId })] as const,
    )
    return new Map(await Promise.all(results))
  }
  await endTickets(userId, { keepChanges: true }) // this change has a ticket itself
  const before = await revokeEverywhere()
  if (!(await change())) return null
  const between = await revokeEverywhere()
  await endTickets(userId)
  const after = await revokeEverywhere()
  return Object.fromEntries(
    [...after].map(([id, result]) => [
      id,
      together(before.get(id), together(between.get(id), result)),
    ]),
  )
}

/** Two revocations of the same sessions as one. The second finds only what the first did not. */
function together(before: RevocationResult | undefined, after: RevocationResult): RevocationResult {
  if (before && after.effect === 'not found') return before
  if (
    !before ||
    !('ended' in before && 'ended' in after) ||
    before.ended === null ||
    after.ended === null
  )
    return after
  return { ...after, ended: before.ended + after.ended }
}
