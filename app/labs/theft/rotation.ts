import { experiment, question } from '@/_lab/experiment'
import {
  lagOf,
  observeRevocation,
  prepare,
  REVOCATION_OUTCOMES,
  within,
} from '@/_lab/revocation-outcome'

export const rotation = experiment({
  id: 'rotation',
  title: 'One refresh token in two hands',
  hypothesis: 'Rotation finds a thief out: a token that comes back twice was copied.',
  skips: ({ guarantees }) =>
    guarantees.reuseIntervalMs === null ? 'it has no refresh token that could be stolen.' : null,
  questions: {
    detected: question({
      ask: 'The thief is two tokens ahead when the victim refreshes. What does the victim get?',
      answers: {
        ended: '401: the token was used before, and its family ends',
        accepted: '200: nobody notices',
      },
      expected: () => ['ended'],
      claims: { C54: { ended: 'holds', accepted: 'does not hold' } },
    }),
    first: question({
      ask: 'Before that: the thief refreshed first, the victim at once after him. What did the victim get?',
      answers: {
        same: 'the very token that the thief got: nothing is noticed yet',
        other: 'a token of its own: two live ones of one family',
        refused: '401: the token was used before',
      },
      expected: () => ['same'],
      claims: {},
    }),
    thief: question({
      ask: 'The family has ended. What does the thief’s refresh token get?',
      answers: { refused: '401: it is worth nothing any more', accepted: '200: he goes on' },
      expected: () => ['refused'],
      claims: {
        W22: {
          refused: 'holds',
          accepted: 'does not hold',
        },
      },
    }),
    access: question({
      ask: 'And the access token that he has left?',
      answers: REVOCATION_OUTCOMES,
      expected: ({ guarantees: { lagMs } }) => within(lagMs),
      claims: {},
    }),
  },
  async run(stage, tell) {
    const { visitor: victim } = await stage.visitor()
    const thief = stage.device('Thief')
    thief.copy(victim)
    stage.note('Thief', 'copies the cookies of the visitor, the refresh token too')
    ;(await thief.renew('refreshes first')).oneOf(200)
    const { status } = await victim.renew('refreshes with the token that the thief has used')
    const same = victim.refreshToken() === thief.refreshToken()
    tell(
      'first',
      answerOfFirst(status, same),
      `${status}, ${same ? '1 live token' : '2 tokens'} for 2 devices`,
    )
    for (const action of ['refreshes again', 'refreshes once more'])
      (await thief.renew(action)).oneOf(200)
    const lagMs = lagOf(stage.subject)
    await prepare(lagMs, thief)
    const since = performance.now()
    const late = await victim.renew('refreshes, two tokens behind')
    tell(
      'detected',
      late.status === 200 ? 'accepted' : 'ended',
      `${late.status} ${late.code() ?? ''}`.trim(),
    )
    const mine = await thief.renew('refreshes with the live token')
    tell(
      'thief',
      mine.status === 200 ? 'accepted' : 'refused',
      `${mine.status} ${mine.code() ?? ''}`.trim(),
    )
    const { fate, figure } = await observeRevocation(stage, thief, { lagMs, since })
    tell('access', fate, figure)
  },
})

function answerOfFirst(status: number, same: boolean): 'refused' | 'same' | 'other' {
  if (status !== 200) return 'refused'
  return same ? 'same' : 'other'
}
