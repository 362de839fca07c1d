import { experiment, question } from '@/_lab/experiment'
import {
  lagOf,
  observeRevocation,
  prepare,
  REVOCATION_OUTCOMES,
  within,
} from '@/_lab/revocation-outcome'
import { ENDS_IN_TIME } from '@/_lab/revocation-verdicts'
import { lookupsOf } from '@/_lab/said'
import { noRefresh } from './refresh'

export const shortToken = experiment({
  id: 'short-token',
  title: 'A short token over a stored session',
  hypothesis: 'Short tokens that are refreshed give both: no lookup, and a revocation.',
  skips: noRefresh,
  questions: {
    access: question({
      ask: 'All sessions are revoked. What does the access token get next?',
      answers: REVOCATION_OUTCOMES,
      expected: ({ guarantees: { lagMs } }) => within(lagMs),
      claims: {
        C53: ENDS_IN_TIME,
        D6: ENDS_IN_TIME,
      },
    }),
    refresh: question({
      ask: 'And the refresh token, at once?',
      answers: { refused: '401: the store has its say', accepted: '200: a new access token' },
      expected: () => ['refused'],
      claims: { C53: { refused: 'holds', accepted: 'does not hold' } },
    }),
    lookups: question({
      ask: 'How often did a check ask the store before?',
      answers: { never: 'never', sometimes: 'at least once' },
      expected: ({ guarantees }) => [guarantees.lookups === 'never' ? 'never' : 'sometimes'],
      claims: { D6: { never: 'holds', sometimes: 'does not hold' } },
    }),
  },
  async run(stage, tell) {
    const { visitor } = await stage.visitor()
    const checks = [await visitor.whoami(), await visitor.whoami(), await visitor.whoami()]
    const lookups = checks.map(lookupsOf).reduce((sum, count) => sum + count, 0)
    tell(
      'lookups',
      lookups === 0 ? 'never' : 'sometimes',
      `${lookups} lookups in ${checks.length} checks`,
    )
    const lagMs = lagOf(stage.subject)
    await prepare(lagMs, visitor)
    const since = performance.now()
    await visitor.revoke('all', 'revokes all sessions')
    const reply = await visitor.renew('refreshes')
    tell(
      'refresh',
      reply.status === 200 ? 'accepted' : 'refused',
      `${reply.status} ${reply.code() ?? ''}`.trim(),
    )
    const { fate, figure } = await observeRevocation(stage, visitor, { lagMs, since })
    tell('access', fate, figure)
  },
})
