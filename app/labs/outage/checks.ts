import { experiment, question } from '@/_lab/experiment'
import type { Reply } from '@/_lab/reply'
import type { Said } from '@/_lab/said'
import type { Testable } from '@/_lab/subject'
import { beginOutage, endOutage, inOutage, signedIn } from './store-outage'

const SAID = {
  accepted: '200, with the name and the role as before',
  changed: '200, with another name or role',
  unavailable: '503: it says that nobody can know at the moment',
  refused: '401: as if nobody were signed in',
} as const
type Saying = keyof typeof SAID

function sayingOf(said: Said, before: Said): Saying {
  inOutage(said.reply, 200, 401)
  if (said.accepted) return userOf(said) === userOf(before) ? 'accepted' : 'changed'
  return said.status === 503 ? 'unavailable' : 'refused'
}

const userOf = ({ reply }: Said): string => {
  const { user }: { user?: { name: string; role: string } } = JSON.parse(reply.text)
  return `${user?.name}, ${user?.role}`
}

const figureOf = (said: Said) =>
  said.accepted ? userOf(said) : `${said.code}, after ${Math.round(said.ms)} ms`

const NOBODY_IS_KNOWN = {
  accepted: 'does not hold',
  changed: 'does not hold',
  unavailable: 'holds',
  refused: 'holds',
} as const
const TOKEN_IS_ENOUGH = {
  accepted: 'holds',
  changed: 'does not hold',
  unavailable: 'does not hold',
  refused: 'does not hold',
} as const
const UNTIL_IT_EXPIRES = {
  holdsOnlyIf: 'the short token has not expired: for the next one the store is asked',
} as const
const NO_COPY_IS_LEFT = {
  holdsOnlyIf: 'no server has a copy left that it may still use',
} as const

const checks = ({ guarantees: { outage } }: Testable) => outage.checks
const held = ({ guarantees: { outage } }: Testable) =>
  outage.heldMs > 0 ? (['accepted'] as const) : []
/**
 * The possible first answers. A server may hold a reading in memory, which may already be too old.
 */
const atFirst = (subject: Testable): Saying[] => [...new Set([...held(subject), checks(subject)])]

/** The wait beyond the longest time that a server may hold a reading, in ms. */
const MARGIN_MS = 300

export const signedInAlready = experiment({
  id: 'signed-in',
  title: 'Ask who it is while the store is down',
  hypothesis: 'Who is signed in stays signed in, whether or not the store answers.',
  questions: {
    later: question({
      ask: 'The store is down. What does somebody who is signed in get?',
      answers: SAID,
      expected: (subject) => [checks(subject)],
      claims: {
        C28: [
          ['copy', { ...NOBODY_IS_KNOWN, unavailable: NO_COPY_IS_LEFT }],
          ['any', NOBODY_IS_KNOWN],
        ],
        C40: [
          ['refresh', { ...TOKEN_IS_ENOUGH, accepted: UNTIL_IT_EXPIRES }],
          ['any', TOKEN_IS_ENOUGH],
        ],
      },
    }),
    soon: question({
      ask: 'And in the very moment in which it goes down?',
      answers: SAID,
      expected: atFirst,
      claims: {
        C28: [['copy', { ...NOBODY_IS_KNOWN, unavailable: null, refused: null }]],
      },
    }),
    after: question({
      ask: 'The store is back. Is the visitor still signed in?',
      answers: {
        well: '200, by the cookie that it had before',
        cleared: 'no: its cookie was cleared',
        out: 'no: its cookie is refused',
      },
      expected: () => ['well'],
      claims: {},
    }),
  },
  async run(stage, tell) {
    const { heldMs } = stage.subject.guarantees.outage
    const { visitor, cut } = await signedIn(stage)
    const before = await visitor.whoami()
    before.reply.oneOf(200)
    const token = visitor.token()
    beginOutage(stage)
    const soon = await cut.tryWhoami('asks at once')
    tell('soon', sayingOf(soon, before), figureOf(soon))
    if (heldMs > 0) await stage.wait(heldMs + MARGIN_MS, 'what the server holds gets too old')
    const later = heldMs > 0 ? await cut.tryWhoami('asks again') : soon
    tell('later', sayingOf(later, before), figureOf(later))
    endOutage(stage)
    const since = performance.now()
    const kept = visitor.token() === token
    const after = await visitor.whoami('asks again')
    tell(
      'after',
      answerOfAfter(kept, after),
      `${after.status} after ${Math.round(performance.now() - since)} ms`,
    )
  },
})

function answerOfAfter(kept: boolean, { accepted }: Said): 'cleared' | 'well' | 'out' {
  if (!kept) return 'cleared'
  return accepted ? 'well' : 'out'
}

export const ownEndpoint = experiment({
  id: 'endpoint',
  title: 'An outage is no sign-out',
  hypothesis:
    'While the store is down, NextAuth’s own session endpoint looks as if somebody had signed out.',
  questions: {
    session: question({
      ask: 'The store is down, and the page asks NextAuth for its session. What does it get?',
      answers: {
        session: '200, with the session',
        unavailable: '503, and no cookie is touched',
        nobody: '200 with null, or a cookie that is cleared: like a sign-out',
      },
      expected: (subject) =>
        atFirst(subject).map((saying) => (saying === 'accepted' ? 'session' : 'unavailable')),
      claims: {},
    }),
  },
  async run(stage, tell) {
    const { visitor, cut } = await signedIn(stage)
    ;(await visitor.whoami()).reply.oneOf(200)
    beginOutage(stage)
    const reply = await cut.send('GET', `/api/auth/${stage.subject.id}/session`, {
      action: 'asks NextAuth for its session',
    })
    const cookie = reply.headers.getSetCookie().length
    const intact = visitor.token() !== null && (reply.status === 200 || cookie === 0)
    tell(
      'session',
      intact ? answerOfEndpoint(inOutage(reply, 200)) : 'nobody',
      `${reply.status}, ${cookie} cookies set, ${lengthOf(reply)}`,
    )
  },
})

function answerOfEndpoint({ status, text }: Reply): 'session' | 'unavailable' | 'nobody' {
  if (status === 200 && text !== 'null') return 'session'
  return status === 503 ? 'unavailable' : 'nobody'
}

const lengthOf = ({ text }: Reply) => (text === 'null' ? 'null' : `${text.length} characters`)
