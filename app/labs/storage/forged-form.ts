import type { LabDevice } from '@/_lab/device'
import { experiment, question } from '@/_lab/experiment'
import { Unexpected } from '@/_lab/reply'
import { travels } from './same-site'
import { sessionKeeping } from './token-storage'

const FOREIGN = { origin: 'https://prizes.example', 'sec-fetch-site': 'cross-site' } as const
/** The targets of a form on another page. Each of them changes something. */
const aims = (design: string) => [
  `/api/auth/${design}/signout`,
  `/api/sessions/${design}`,
  `/api/tickets/${design}`,
  `/api/sessions/${design}/end`,
]

const OUTCOMES = { refused: 'it is refused, and nothing has changed', done: 'it is done' } as const

export const forgedForm = experiment({
  id: 'forged-form',
  title: 'A form on a foreign page',
  hypothesis: 'A foreign page can act in the name of whoever visits it.',
  questions: {
    sent: question({
      ask: 'A foreign page posts a form here. Does the browser send the session cookie along?',
      answers: { no: 'no: its SameSite attribute forbids it', yes: 'yes' },
      expected: () => ['no'],
      claims: {
        D2: {
          no: 'does not hold',
          yes: { holdsOnlyIf: 'the server does not ask where a request comes from' },
        },
      },
    }),
    done: question({
      ask: 'Suppose that it did, as it would with SameSite=None. What becomes of the form?',
      answers: OUTCOMES,
      expected: () => ['refused'],
      claims: { D2: { refused: 'does not hold', done: 'holds' } },
    }),
    bearer: question({
      ask: 'The token is in no cookie but in the memory of a page. What does the same form get, even from this site’s own address?',
      answers: { refused: '401: a form carries no header, and so no token', done: 'it is done' },
      expected: () => ['refused'],
      claims: {
        W6: { refused: { holdsOnlyIf: 'the token travels in a header' }, done: 'does not hold' },
      },
    }),
    own: question({
      ask: 'And a form of this site’s own page, with its CSRF token?',
      answers: OUTCOMES,
      expected: () => ['done'],
      claims: {},
    }),
  },
  async run(stage, tell) {
    const { id, cookies } = stage.subject
    const person = await stage.person()
    const victim = stage.device('Browser')
    const keeping = sessionKeeping(await victim.trySignIn(person), cookies.sessionToken)
    const sent = travels(keeping, { crossSite: true, topLevel: true, method: 'POST' })
    tell(
      'sent',
      sent ? 'yes' : 'no',
      `SameSite ${keeping.sameSite ?? 'unsaid'}, as the sign-in set it`,
    )

    const answers = await post(
      victim,
      aims(id),
      'posts a foreign page’s form, cookie and all',
      FOREIGN,
    )
    const after = await victim.whoami('asks who it is, after that')
    tell(
      'done',
      answers.every(({ status }) => status >= 400) && after.accepted ? 'refused' : 'done',
      inWords(answers),
    )

    const bare = await post(stage.device('Form'), aims(id).slice(1), 'is posted without a cookie')
    tell('bearer', bare.every(({ status }) => status === 401) ? 'refused' : 'done', inWords(bare))
    await victim.signOut('signs out by a form of this site')
    tell(
      'own',
      victim.token() === null ? 'done' : 'refused',
      victim.token() === null ? 'signed out' : 'still signed in',
    )
  },
})

async function post(
  device: LabDevice,
  paths: readonly string[],
  action: string,
  headers: Readonly<Record<string, string>> = {},
) {
  const answers: { status: number; code: string | null }[] = []
  for (const path of paths) {
    const reply = await device.send('POST', path, {
      action,
      form: { label: 'Prize', scope: 'all' },
      headers,
    })
    if (reply.status >= 500) throw new Unexpected(`A form was answered with ${reply.status}.`)
    answers.push({ status: reply.status, code: reply.code() })
  }
  return answers
}

/** Such as "4 forms: 403 foreign_origin". */
function inWords(answers: readonly { status: number; code: string | null }[]): string {
  const kinds = new Set(answers.map(({ status, code }) => `${status}${code ? ` ${code}` : ''}`))
  return `${answers.length} forms: ${[...kinds].join(', ')}`
}
