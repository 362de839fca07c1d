import type { LabDevice } from '@/_lab/device'
import { experiment, question } from '@/_lab/experiment'
import { Unexpected } from '@/_lab/reply'
import { travels } from './same-site'
import { sessionKeeping } from './token-storage'

const FOREIGN = { origin: 'https://prizes.example', 'sec-fetch-site': 'cross-site' } as const

/** The targets of a form on another page. Each of them changes something. */
export const aims = (design: string) => [
  `/api/auth/${design}/signout`,
  `/api/sessions/${design}`,
  `/api/tickets/${design}`,
  `/api/sessions/${design}/end`,
]

/** What such a form sends. */
export const PRIZE = { label: 'Prize', scope: 'all' } as const

const OUTCOMES = { refused: 'it is refused, and nothing has changed', done: 'it is done' } as const

export const forgedForm = experiment({
  id: 'forged-form',
  title: 'A forged form, at the server',
  hypothesis: 'A foreign page can act in the name of whoever visits it.',
  questions: {
    sent: question({
      ask: 'A foreign page posts a form here. May the browser send the session cookie along?',
      answers: { no: 'no: its SameSite attribute forbids it', yes: 'yes' },
      expected: () => ['no'],
      deducedFrom: 'the attributes of the cookie',
      claims: { D2: { no: 'does not hold', yes: null } },
    }),
    done: question({
      ask: 'A form arrives with the session cookie, and its headers name a foreign origin. What becomes of it?',
      answers: OUTCOMES,
      expected: () => ['refused'],
      claims: { D2: { refused: 'does not hold', done: null } },
    }),
    own: question({
      ask: 'And a form that names this site’s own origin, with its CSRF token?',
      answers: OUTCOMES,
      expected: () => ['done'],
      claims: {},
    }),
  },
  async run(stage, tell) {
    const { id, cookies } = stage.subject
    const person = await stage.person()
    const victim = stage.device('Victim')
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
      'posts a form with the cookie and a foreign origin',
    )
    const after = await victim.whoami('asks who it is, after that')
    tell(
      'done',
      answers.every(({ status }) => status >= 400) && after.accepted ? 'refused' : 'done',
      inWords(answers),
    )
    await victim.signOut('signs out by a form of this site')
    tell(
      'own',
      victim.token() === null ? 'done' : 'refused',
      victim.token() === null ? 'signed out' : 'still signed in',
    )
  },
})

async function post(device: LabDevice, paths: readonly string[], action: string) {
  const answers: FormAnswer[] = []
  for (const path of paths) {
    const reply = await device.send('POST', path, { action, form: PRIZE, headers: FOREIGN })
    if (reply.status >= 500) throw new Unexpected(`A form was answered with ${reply.status}.`)
    answers.push({ status: reply.status, code: reply.code() })
  }
  return answers
}

interface FormAnswer {
  status: number
  code: string | null
}

/** Such as "4 forms: 403 foreign_origin". */
export function inWords(answers: readonly FormAnswer[]): string {
  const kinds = new Set(answers.map(({ status, code }) => `${status}${code ? ` ${code}` : ''}`))
  return `${answers.length} forms: ${[...kinds].join(', ')}`
}
