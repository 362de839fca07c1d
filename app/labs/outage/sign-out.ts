import type { LabDevice } from '@/_lab/device'
import { experiment, question } from '@/_lab/experiment'
import type { Reply } from '@/_lab/reply'
import type { Testable } from '@/_lab/subject'
import { beginOutage, endOutage, inOutage, on, signedIn } from './store-outage'

const outageOf = ({ guarantees: { outage } }: Testable) => outage

export const signOut = experiment({
  id: 'sign-out',
  title: 'Sign out while the store is down',
  hypothesis: 'Who signs out is signed out, whether or not the store answers.',
  questions: {
    told: question({
      ask: 'The store is down, and somebody signs out. What are they told?',
      answers: {
        done: 'that it is done, and the cookie is gone',
        unavailable: '503: that it could not be done, and the cookie stays',
        half: 'one thing, while the cookie says another',
      },
      expected: (subject) => [outageOf(subject).signOut],
      claims: {},
    }),
    copy: question({
      ask: 'Somebody had copied the cookie. The store is back: what does the copy get?',
      answers: { refused: '401: the session has ended', accepted: '200: it goes on' },
      // A failed sign-out ends nothing, and reports its failure.
      expected: (subject) => [
        outageOf(subject).signOut === 'done' && subject.guarantees.signOutLagMs === 0
          ? 'refused'
          : 'accepted',
      ],
      claims: {},
    }),
  },
  async run(stage, tell) {
    const { visitor, cut } = await signedIn(stage)
    const thief = on('a', 'up', stage.device('Thief'))
    thief.copy(visitor)
    stage.note('Thief', 'copies the cookies of the visitor')
    beginOutage(stage)
    const reply = inOutage(await cut.trySignOut(), 302)
    const gone = visitor.token() === null
    tell(
      'told',
      answerOfSignOut(reply, gone),
      `${reply.status}, ${visitor.token()?.length ?? 0} characters of the cookie are left`,
    )
    endOutage(stage)
    const said = await thief.whoami('asks who it is, with the copy')
    tell('copy', said.accepted ? 'accepted' : 'refused', said.code ?? `${said.status}`)
  },
})

function answerOfSignOut({ status }: Reply, gone: boolean): 'done' | 'unavailable' | 'half' {
  if (status === 503) return gone ? 'half' : 'unavailable'
  return gone ? 'done' : 'half'
}

export const signIn = experiment({
  id: 'sign-in',
  title: 'Sign in while the store is down',
  hypothesis: 'What needs no store for its checks needs none for its sign-in.',
  questions: {
    told: question({
      ask: 'The store is down, and somebody signs in with the right password. What are they told?',
      answers: {
        unavailable: '503: that it could not be done',
        wrong: 'that they are not let in',
        in: 'that they are signed in',
      },
      expected: () => ['unavailable'],
      claims: {},
    }),
  },
  async run(stage, tell) {
    const person = await stage.person()
    const visitor = on('a', 'down', stage.device('Visitor'))
    beginOutage(stage)
    const reply = inOutage(await visitor.trySignIn(person, 'tries to sign in'), 302)
    tell('told', answerOfSignIn(reply, visitor), `${reply.status} after ${Math.round(reply.ms)} ms`)
  },
})

function answerOfSignIn({ status }: Reply, visitor: LabDevice): 'in' | 'unavailable' | 'wrong' {
  if (visitor.token() !== null) return 'in'
  return status === 503 ? 'unavailable' : 'wrong'
}
