import { experiment, question } from '@/_lab/experiment'
import {
  observeRevocation,
  prepare,
  REVOCATION_OUTCOMES,
  signOutLagOf,
  within,
} from '@/_lab/revocation-outcome'
import { ENDS_EVERYWHERE } from '@/_lab/revocation-verdicts'

export const signOut = experiment({
  id: 'sign-out',
  title: 'Sign out, and replay a copy',
  hypothesis: 'Signing out ends the session for everybody who holds its token.',
  questions: {
    copy: question({
      ask: 'Somebody has copied the cookie. Its owner signs out. What does the copy’s next request get?',
      answers: REVOCATION_OUTCOMES,
      expected: (subject) => within(signOutLagOf(subject)),
      claims: { C13: ENDS_EVERYWHERE },
    }),
    browser: question({
      ask: 'What is left in the browser that signed out?',
      answers: { nothing: 'no session cookie', cookie: 'the session cookie' },
      expected: () => ['nothing'],
      claims: {
        C49: { nothing: null, cookie: 'does not hold' },
        W24: { nothing: null, cookie: 'does not hold' },
      },
    }),
  },
  async run(stage, tell) {
    const lagMs = signOutLagOf(stage.subject)
    const { visitor } = await stage.visitor()
    await prepare(lagMs, visitor)
    const thief = stage.device('Thief')
    thief.copy(visitor)
    stage.note('Thief', 'copies the cookies of the visitor')
    await thief.whoami('asks who it is, with the copy')
    const since = performance.now()
    await visitor.signOut()
    tell(
      'browser',
      visitor.token() === null ? 'nothing' : 'cookie',
      `${visitor.token()?.length ?? 0} characters`,
    )
    const { fate, figure } = await observeRevocation(stage, thief, { lagMs, since })
    tell('copy', fate, figure)
  },
})
