import type { LabDevice } from '@/_lab/device'
import { experiment, question } from '@/_lab/experiment'
import { within } from '@/_lab/revocation-outcome'
import type { Stage } from '@/_lab/stage'
import { signedInAtA } from './dispatcher'

/** The longest lag to wait for, in ms. For a longer one, the token is shortened. */
const PATIENCE_MS = 6_000
const SHORTENED_S = 4
/** The time between two checks, in ms. */
const EVERY_MS = 500

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
        accepted: '200, as long as the token lasts',
      },
      expected: ({ guarantees: { lagMs } }) => within(lagMs),
      claims: {
        C27: {
          refused: 'holds',
          later: { holdsOnlyIf: 'a revocation may take as long as a server uses its copy' },
          accepted: 'does not hold',
        },
        W8: {
          refused: { holdsOnlyIf: 'every server asks the store itself, and no cache or replica' },
          later: 'does not hold',
          accepted: 'does not hold',
        },
      },
    }),
  },
  async run(stage, tell) {
    const { answer, figure } = await revokedAtA(stage, await signedInAtA(stage))
    tell('there', answer, figure)
  },
})

interface RevokedAtA {
  answer: 'refused' | 'later' | 'accepted'
  figure: string
}

/**
 * Lets branch A revoke a token, and asks branch B until it refuses the token too. The wait covers
 * the lag of the design and of B's store.
 */
export async function revokedAtA(
  stage: Stage,
  visitor: LabDevice,
  storeLagMs = 0,
): Promise<RevokedAtA> {
  const {
    id,
    guarantees: { lagMs },
  } = stage.subject
  const [atA, atB] = [visitor.via(stage.instances.way('A')), visitor.via(stage.instances.way('B'))]
  const shortened = lagMs !== null && lagMs > PATIENCE_MS
  if (shortened) await atA.shorten(SHORTENED_S)
  await atB.whoami('asks who it is, at branch B')
  const since = performance.now()
  const after = () => performance.now() - since
  ;(
    await atA.send('DELETE', `/api/sessions/${id}?scope=all`, {
      action: 'revokes all sessions, at branch A',
    })
  ).json(200)
  const first = await atB.whoami('asks again, at branch B')
  if (!first.accepted)
    return {
      answer: 'refused',
      figure: `refused ${Math.round(after())} ms after it (${first.code})`,
    }
  if (lagMs === null)
    return { answer: 'accepted', figure: `accepted, and good until ${first.expires?.slice(0, 10)}` }
  while (after() < Math.min(lagMs, PATIENCE_MS) + storeLagMs + 2_000) {
    await stage.wait(EVERY_MS, 'branch B still accepts it')
    const said = await atB.whoami('asks again, at branch B')
    if (said.accepted) continue
    const why = shortened
      ? `, its token having been given ${SHORTENED_S} s instead of ${lagMs / 1000}`
      : ''
    return {
      answer: 'later',
      figure: `refused ${(after() / 1000).toFixed(1)} s after it (${said.code})${why}`,
    }
  }
  return { answer: 'accepted', figure: `still accepted ${(after() / 1000).toFixed(1)} s after it` }
}
