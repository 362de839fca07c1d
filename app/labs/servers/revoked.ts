import type { LabDevice } from '@/_lab/device'
import { experiment, question } from '@/_lab/experiment'
import { type Observed, observeRevocation, prepare, within } from '@/_lab/revocation-outcome'
import type { Stage } from '@/_lab/stage'
import { signedInAtA } from './dispatcher'

export const revokedElsewhere = experiment({
  id: 'revoked-elsewhere',
  title: 'Revoke at one branch, ask at another',
  hypothesis: 'What one server revokes, all others refuse.',
  skips: ({ guarantees: { sharedAcrossServers } }) =>
    sharedAcrossServers ? null : 'no other server knows its sessions in the first place.',
  questions: {
    there: question({
      ask: 'Branch B has just accepted the cookie. Branch A revokes it. What does B say next?',
      answers: {
        refused: '401 at once: it looks where A has written',
        later: '200 at first, and 401 after a while: it goes by a copy that lags behind',
        expired: '200 at first, and 401 once the token had expired by itself',
        accepted: '200, as long as the token lasts',
      },
      expected: ({ guarantees: { lagMs } }) => within(lagMs),
      claims: {
        C27: {
          refused: 'holds',
          later: { holdsOnlyIf: 'a revocation may take as long as a server uses its copy' },
          expired: 'does not hold',
          accepted: 'does not hold',
        },
        W8: {
          refused: { holdsOnlyIf: 'every server asks the store itself, and no cache or replica' },
          later: 'does not hold',
          expired: 'does not hold',
          accepted: 'does not hold',
        },
      },
    }),
  },
  async run(stage, tell) {
    const { fate, figure } = await revokedAtA(stage, await signedInAtA(stage))
    tell('there', fate, figure)
  },
})

/**
 * Lets branch A revoke a token, and asks branch B until it refuses the token too. The wait covers
 * the lag of the design and of B's store.
 */
export async function revokedAtA(
  stage: Stage,
  visitor: LabDevice,
  behindMs = 0,
): Promise<Observed> {
  const { lagMs } = stage.subject.guarantees
  const [atA, atB] = [visitor.via(stage.instances.way('A')), visitor.via(stage.instances.way('B'))]
  await prepare(lagMs, atA)
  ;(await atB.whoami('asks who it is, at branch B')).reply.oneOf(200)
  const since = performance.now()
  await atA.revoke('all', 'revokes all sessions, at branch A')
  return observeRevocation(stage, atB, { lagMs, since, behindMs, where: ', at branch B' })
}
