import { experiment, question } from '@/_lab/experiment'
import {
  observeRevocation,
  prepare,
  REVOCATION_OUTCOMES,
  signOutLagOf,
  within,
} from '@/_lab/revocation-outcome'

/** The attack A-C50, over HTTP (trap 22). */
export const lateAnswer = experiment({
  id: 'late-answer',
  title: 'Two answers overtake each other',
  hypothesis: 'A person who has signed out stays signed out, in any order of the answers.',
  questions: {
    next: question({
      ask: 'An answer with the session cookie is on its way. The browser signs out, and then that answer arrives. What does the next request get?',
      answers: REVOCATION_OUTCOMES,
      expected: (subject) => within(signOutLagOf(subject)),
      claims: {},
    }),
    cookie: question({
      ask: 'What does the browser hold, once the late answer has arrived?',
      answers: { cookie: 'the session cookie again', nothing: 'no session cookie' },
      expected: () => ['cookie'],
      claims: { D13: { cookie: 'holds', nothing: 'does not hold' } },
    }),
    renewal: question({
      ask: 'It then asks for a renewal. Is it signed in after that?',
      answers: { in: 'yes: the session goes on', out: 'no: the session is over' },
      expected: (subject) => [signOutLagOf(subject) === null ? 'in' : 'out'],
      claims: {},
    }),
    newer: question({
      ask: 'It signs in again, and only then another answer of the old session arrives. What does the next request get?',
      answers: {
        older: '200: it is back in the old session',
        out: '401: the cookie of the ended session lies over the new one',
        newer: '200: it is in the new session',
      },
      expected: (subject) => [signOutLagOf(subject) === null ? 'older' : 'out'],
      claims: { D13: { older: 'holds', out: 'holds', newer: 'does not hold' } },
    }),
  },
  async run(stage, tell) {
    const { id } = stage.subject
    const lagMs = signOutLagOf(stage.subject)
    const { person, visitor } = await stage.visitor()
    await prepare(lagMs, visitor)
    // Both answers are complete before the sign-out begins, so the server made them before it. The
    // second one repeats the token that may have been shortened, and so it comes last.
    const late = [
      await visitor.renew('renews its session; the answer is on its way', { late: true }),
      await visitor.send('GET', `/api/auth/${id}/session`, {
        action: 'asks for its session; the answer is on its way',
        late: true,
      }),
    ]
    for (const reply of late) reply.json(200)
    const since = performance.now()
    await visitor.signOut()
    const left = visitor.token()
    stage.note('Network', 'delivers the two answers from before the sign-out')
    for (const reply of late) visitor.receive(reply)
    tell(
      'cookie',
      visitor.token() === null ? 'nothing' : 'cookie',
      `${left?.length ?? 0} characters after the sign-out, then ${visitor.token()?.length ?? 0}`,
    )
    const { fate, figure } = await observeRevocation(stage, visitor, { lagMs, since })
    tell('next', fate, figure)
    const renewal = await visitor.renew('asks for a renewal')
    const { accepted, status } = await visitor.whoami('asks who it is, after that')
    tell('renewal', accepted ? 'in' : 'out', `the renewal ${renewal.status}, the check ${status}`)
    await visitor.signIn(person, 'signs in again')
    const newer = visitor.token()
    stage.note('Network', 'delivers an answer of the old session once more')
    for (const reply of late) visitor.receive(reply)
    const said = await visitor.whoami('asks who it is, with what it holds now')
    const by = visitor.token() === newer ? 'newer' : 'older'
    tell('newer', said.accepted ? by : 'out', `${said.status} ${said.code ?? ''}`.trim())
  },
})
