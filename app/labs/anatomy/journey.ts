import type { Guarantees } from '@/_designs/guarantees'
import type { LabDevice } from '@/_lab/device'
import { experiment, question } from '@/_lab/experiment'
import { howOften } from '@/_lab/how-often'
import { claimsIn, type Laid, layOpen, listed } from './inspection'

const CHECKS = 4

export const journey = experiment({
  id: 'journey',
  title: 'One sign-in, step by step',
  hypothesis:
    'HTTP remembers nothing: a server knows you again because it keeps a record of your session.',
  questions: {
    kept: question({
      ask: 'Somebody has signed in. What does the server keep of it?',
      answers: {
        none: 'nothing: no record says that this session exists',
        one: 'one record, and the token only names it',
        beside: 'one record, beside a token that says it all',
        more: 'more than one record',
      },
      expected: ({ guarantees }) => [expectedOfKept(guarantees)],
      claims: {
        C3: {
          none: 'does not hold',
          one: 'holds',
          beside: { holdsOnlyIf: 'a record by which a token can be revoked counts as a session' },
          more: 'does not hold',
        },
        C31: {
          none: 'holds',
          one: 'does not hold',
          beside: { holdsOnlyIf: 'a record by which it can be revoked counts as none' },
          more: 'does not hold',
        },
      },
    }),
    cookie: question({
      ask: 'Twice without the cookie, then with it and nothing else: what do the requests get?',
      answers: {
        known: '401 without, 200 with: the cookie is all that makes the difference',
        other: 'something else',
      },
      expected: () => ['known'],
      claims: {
        C1: { known: 'holds', other: 'does not hold' },
        C9: { known: 'holds', other: 'does not hold' },
      },
    }),
    wrong: question({
      ask: 'What does a wrong password leave behind?',
      answers: { nothing: 'no session cookie, and no record', something: 'a cookie or a record' },
      expected: () => ['nothing'],
      claims: { C2: { nothing: 'holds', something: 'does not hold' } },
    }),
    lookup: question({
      ask: 'How often is the store asked when the session is checked?',
      answers: { always: 'at each check', sometimes: 'at some checks', never: 'at none' },
      expected: ({ guarantees }) =>
        guarantees.lookups === 'sometimes' ? ['sometimes', 'never'] : [guarantees.lookups],
      claims: {
        C10: { always: 'holds', sometimes: 'does not hold', never: 'does not hold' },
      },
    }),
  },
  async run(stage, tell) {
    const person = await stage.person()
    const visitor = stage.device('Visitor')
    const without = [
      await visitor.whoami('asks who it is, without a cookie'),
      await visitor.whoami('asks again'),
    ]
    await visitor.trySignIn(
      { email: person.email, password: 'not the right one' },
      'tries a wrong password',
    )
    const left = visitor.token()
    await visitor.signIn(person, 'signs in with the right one')
    const lookups: number[] = []
    for (let check = 0; check < CHECKS; check += 1) lookups.push(await lookupsOf(visitor))
    const asking = lookups.filter((count) => count > 0).length
    tell('lookup', howOften(asking, CHECKS), `${lookups.join(', ')} lookups in ${CHECKS} checks`)
    const known = without.every(({ status }) => status === 401)
    tell(
      'cookie',
      known ? 'known' : 'other',
      `${without.map(({ status }) => status).join(', ')} without; ${CHECKS} times 200 with it`,
    )
    const sessions = await listed(stage, visitor)
    tell(
      'wrong',
      left === null && (sessions ?? 1) === 1 ? 'nothing' : 'something',
      `${left?.length ?? 0} characters of cookie${after(sessions)}`,
    )
    const laid = await layOpen(stage, visitor)
    const { stored } = laid
    const records = Math.max(sessions ?? 0, stored === null ? 0 : 1)
    tell(
      'kept',
      answerOfKept(records, laid),
      stored ? `${stored.bytes} bytes at rest` : '0 bytes at rest',
    )
  },
})

function expectedOfKept({ canListSessions, token }: Guarantees): 'none' | 'one' | 'beside' {
  if (!canListSessions) return 'none'
  return token === 'opaque' ? 'one' : 'beside'
}

function answerOfKept(records: number, laid: Laid): 'none' | 'one' | 'beside' | 'more' {
  if (records === 0) return 'none'
  if (records > 1) return 'more'
  return claimsIn(laid) === null ? 'one' : 'beside'
}

const after = (sessions: number | null) =>
  sessions === null ? '' : `; ${sessions} session listed after the right one`

/** @throws Unexpected if the token is refused */
async function lookupsOf(device: LabDevice): Promise<number> {
  const { reply } = await device.whoami('asks who it is, with the cookie alone')
  return reply.json<{ trace: { lookups: number } }>(200).trace.lookups
}
