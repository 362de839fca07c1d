import { experiment, question } from '@/_lab/experiment'
import { AFTER_A_WHILE } from '@/_lab/revocation-outcome'
import { Skipped } from '@/_lab/stage'
import { signedInAtA } from './dispatcher'
import { revokedAtA } from './revoked'

/** The time between two checks, in ms. */
const EVERY_MS = 500

const LAGS_BEHIND = {
  holdsOnlyIf: 'a revocation may take as long as the replica lags behind',
} as const

export const laggingReplica = experiment({
  id: 'lagging-replica',
  title: 'A replica that lags behind',
  hypothesis:
    'Servers in several places need no shared store, as long as each has a replica of it nearby.',
  // At least the time of an answer on a busy machine, so that a check at once falls within the lag.
  setting: { label: 'The replica lags behind by', unit: 's', least: 2, most: 8, usual: 3 },
  skips: ({ guarantees: { sharedAcrossServers } }) =>
    sharedAcrossServers ? null : 'it keeps nothing in a store that could be replicated.',
  questions: {
    made: question({
      ask: 'Branch A writes to the stores; branch B reads what was in them a while ago, as from a replica that lags behind. The visitor has just signed in at A. What does B say?',
      answers: {
        accepted: '200 at once: the cookie is all that it needs',
        later: '401 at first, and 200 once the session has arrived at the replica',
        refused: '401, for good',
      },
      expected: ({ guarantees: { sessionLocation } }) => [
        sessionLocation === 'token' ? 'accepted' : 'later',
      ],
      claims: {
        C27: {
          accepted: 'holds',
          later: { holdsOnlyIf: 'a sign-in may take as long as the replica lags behind' },
          refused: 'does not hold',
        },
      },
    }),
    ended: question({
      ask: 'Then A revokes it. What does B say?',
      answers: {
        refused: '401 at once',
        later: '200 at first, and 401 once that has arrived at the replica, and at the branch',
        expired: '200 at first, and 401 once the token had expired by itself',
        accepted: '200, as long as the token lasts',
      },
      expected: ({ guarantees: { lagMs } }) => (lagMs === null ? ['accepted'] : AFTER_A_WHILE),
      claims: {
        C27: {
          refused: 'holds',
          later: LAGS_BEHIND,
          expired: 'does not hold',
          accepted: 'does not hold',
        },
      },
    }),
  },
  async run(stage, tell) {
    const { instances } = stage
    const lagMs = Math.round(stage.setting * 1000)
    if (instances.startBehind === null)
      throw new Skipped('nobody gives these servers records that lag behind.')
    await instances.startBehind('B', lagMs)
    // A person who signs in has had an account for a long time, so every replica knows it.
    const visitor = await signedInAtA(stage, () =>
      stage.wait(lagMs, 'until the replica has the account'),
    )
    const signedInAt = performance.now()
    const atB = visitor.via(instances.way('B'))
    const after = () => performance.now() - signedInAt
    const first = await atB.whoami('asks who it is, at branch B')
    let said = first
    while (!said.accepted && after() < lagMs + 2_000) {
      await stage.wait(EVERY_MS, 'branch B does not know it')
      said = await atB.whoami('asks again, at branch B')
    }
    if (first.accepted)
      tell('made', 'accepted', `accepted ${Math.round(after())} ms after the sign-in`)
    else if (said.accepted)
      tell(
        'made',
        'later',
        `refused at first (${first.code}), accepted ${(after() / 1000).toFixed(1)} s after the sign-in`,
      )
    else
      tell(
        'made',
        'refused',
        `still refused ${(after() / 1000).toFixed(1)} s after the sign-in (${said.code})`,
      )
    const { fate, figure } = await revokedAtA(stage, visitor, lagMs)
    tell('ended', fate, figure)
  },
})
