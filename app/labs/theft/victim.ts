import type { ClaimId } from '@/_claims/claim'
import type { VerdictTable } from '@/_claims/verdict'
import type { LabDevice } from '@/_lab/device'
import { experiment, question } from '@/_lab/experiment'
import {
  type Fate,
  lagOf,
  observeRevocation,
  prepare,
  REVOCATION_OUTCOMES,
  signOutLagOf,
  within,
} from '@/_lab/revocation-outcome'
import {
  CANNOT_BE_TAKEN_BACK,
  ENDS_EVERYWHERE,
  ENDS_IN_TIME,
  STAYS_SIGNED_IN,
} from '@/_lab/revocation-verdicts'
import type { Said } from '@/_lab/said'
import type { DesignInfo, Testable } from '@/_lab/subject'

const RENEWALS = {
  refused: 'he gets nothing any more',
  kept: 'he is still in, and gets no more time',
  renewed: 'he gets more time',
} as const
type Renewal = keyof typeof RENEWALS

interface Act {
  id: string
  title: string
  hypothesis: string
  ask: string
  /**
   * How long a copy stays accepted after the act, in ms; null if it does so as long as it is
   * renewed.
   */
  lag(subject: Testable): number | null
  act(victim: LabDevice, subject: DesignInfo): Promise<unknown>
  claims: { readonly [id in ClaimId]?: VerdictTable<Fate> }
  /** The verdicts of the thief's renewal. */
  claimsOfRenewal?: { readonly [id in ClaimId]?: VerdictTable<Renewal> }
}

/** An experiment in which the victim acts against a thief who renews a stolen session. */
const against = ({ id, title, hypothesis, ask, lag, act, claims, claimsOfRenewal = {} }: Act) =>
  experiment({
    ...{ id, title, hypothesis },
    questions: {
      thief: question({
        ask,
        answers: REVOCATION_OUTCOMES,
        expected: (subject) => within(lag(subject)),
        claims,
      }),
      renewal: question({
        ask: 'And when he then tries to renew it?',
        answers: RENEWALS,
        expected: (subject) => [lag(subject) === null ? 'renewed' : 'refused'],
        claims: claimsOfRenewal,
      }),
    },
    async run(stage, tell) {
      const { visitor: victim } = await stage.visitor()
      const thief = stage.device('Thief')
      thief.copy(victim)
      stage.note('Thief', 'copies the cookies of the visitor')
      await thief.renew('renews the copy')
      const lagMs = lag(stage.subject)
      await prepare(lagMs, thief)
      const before = await thief.whoami('asks who he is')
      const again = stage.device('Thief')
      again.copy(thief)
      const since = performance.now()
      await act(victim, stage.subject)
      const { fate, figure } = await observeRevocation(stage, thief, { lagMs, since })
      tell('thief', fate, figure)
      const held = again.token()
      const { status } = await again.renew('tries to renew what he has')
      const after = await again.whoami('asks who he is')
      const more =
        again.token() !== held || Date.parse(after.expires ?? '') > Date.parse(before.expires ?? '')
      tell(
        'renewal',
        answerOfRenewal(after, more),
        `${status} to the renewal, ${after.status} to the request after it`,
      )
    },
  })

const GOES_ON = { refused: 'does not hold', kept: 'holds', renewed: 'holds' } as const

/** A session that goes on may be renewed only once a day, and so no renewal says that it ended. */
function answerOfRenewal({ accepted }: Said, more: boolean): Renewal {
  if (!accepted) return 'refused'
  return more ? 'renewed' : 'kept'
}

export const victimSignsOut = against({
  id: 'victim-signs-out',
  title: 'The victim signs out',
  hypothesis: 'Who signs out is safe from whoever has copied the cookie.',
  ask: 'The victim signs out. What does the thief’s next request get?',
  lag: signOutLagOf,
  act: (victim) => victim.signOut(),
  claims: { C49: CANNOT_BE_TAKEN_BACK, W24: CANNOT_BE_TAKEN_BACK },
  claimsOfRenewal: { C49: GOES_ON, W24: GOES_ON },
})

export const victimRevokes = against({
  id: 'victim-revokes',
  title: 'The victim revokes everything',
  hypothesis: 'Of what was stolen, a database session can be taken back, and a JWT cannot.',
  ask: 'The victim revokes all sessions. What does the thief’s next request get?',
  lag: lagOf,
  act: (victim) => victim.revoke('all', 'revokes all sessions'),
  claims: {
    C19: ENDS_EVERYWHERE,
    C58: [
      ['session', { ...ENDS_IN_TIME, expired: 'does not hold' }],
      ['jwt', STAYS_SIGNED_IN],
    ],
  },
})
