import { experiment, question } from '@/_lab/experiment'
import { howOften } from '@/_lab/how-often'
import { observeRevocation, prepare, REVOCATION_OUTCOMES, within } from '@/_lab/revocation-outcome'
import { ENDS_AT_ONCE } from '@/_lab/revocation-verdicts'
import { lookupsOf } from '@/_lab/said'

/** The number of checks, to count the cost of an accepted one. */
const CHECKS = 5

export const everyCopy = experiment({
  id: 'every-copy',
  title: 'Revoke what was renewed meanwhile',
  hypothesis:
    'A revocation reaches every token of the session, also one from before a renewal, and costs nothing where nothing is revoked.',
  questions: {
    copy: question({
      ask: 'A copy is taken, then the session is renewed, then revoked. What does the copy get?',
      answers: REVOCATION_OUTCOMES,
      expected: ({ guarantees: { lagMs } }) => within(lagMs),
      claims: {
        C52: ENDS_AT_ONCE,
      },
    }),
    price: question({
      ask: 'How often does an accepted check ask a store, so that it can be refused one day?',
      answers: { always: 'every time', sometimes: 'now and then', never: 'never' },
      expected: ({ guarantees: { lookups } }) =>
        lookups === 'sometimes' ? ['sometimes', 'never'] : [lookups],
      claims: {
        W21: { always: 'holds', sometimes: 'does not hold', never: 'does not hold' },
      },
    }),
  },
  async run(stage, tell) {
    const { lagMs } = stage.subject.guarantees
    const { visitor } = await stage.visitor()
    await prepare(lagMs, visitor)
    const thief = stage.device('Thief')
    thief.copy(visitor)
    stage.note('Thief', 'copies the cookies of the visitor')
    let asked = 0
    for (let check = 0; check < CHECKS; check += 1) {
      asked += lookupsOf(await thief.whoami('asks who it is, with the copy')) > 0 ? 1 : 0
    }
    tell('price', howOften(asked, CHECKS), `${asked} of ${CHECKS} checks asked one`)
    ;(await visitor.renew()).oneOf(200)
    const since = performance.now()
    await visitor.revoke('all', 'revokes all')
    const { fate, figure } = await observeRevocation(stage, thief, { lagMs, since })
    tell('copy', fate, figure)
  },
})
