import type { Guarantees } from '@/_designs/guarantees'
import type { Credentials, LabDevice } from '@/_lab/device'
import { experiment, question } from '@/_lab/experiment'
import { howOften } from '@/_lab/how-often'
import { type AddedRecords, addedSince, countRecords } from '@/_lab/records'
import { Unexpected } from '@/_lab/reply'
import { lookupsOf } from '@/_lab/said'

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
        none: 'nothing: no store has a record more than before',
        one: 'one record',
        more: 'more than one record',
      },
      expected: ({ guarantees }) => [expectedOfKept(guarantees)],
      claims: {
        C3: { none: 'does not hold', one: 'holds', more: 'does not hold' },
        C31: { none: 'holds', one: 'does not hold', more: 'does not hold' },
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
    const before = await countRecords(stage, person)
    await tryWrongPassword(visitor, person)
    const between = await countRecords(stage, person)
    const byWrong = addedSince(before, between)
    const left = visitor.token()?.length ?? 0
    tell(
      'wrong',
      left === 0 && byWrong.count === 0 ? 'nothing' : 'something',
      `${left} characters of cookie, ${byWrong.where}`,
    )
    await visitor.signIn(person, 'signs in with the right one')
    const byRight = addedSince(between, await countRecords(stage, person))
    tell('kept', answerOfKept(byRight), byRight.where)
    const lookups: number[] = []
    for (let check = 0; check < CHECKS; check += 1)
      lookups.push(lookupsOf(await visitor.whoami('asks who it is, with the cookie alone')))
    const asking = lookups.filter((count) => count > 0).length
    tell('lookup', howOften(asking, CHECKS), `${lookups.join(', ')} lookups in ${CHECKS} checks`)
    const known = without.every(({ status }) => status === 401)
    tell(
      'cookie',
      known ? 'known' : 'other',
      `${without.map(({ status }) => status).join(', ')} without; ${CHECKS} times 200 with it`,
    )
  },
})

/** Each refresh token has a record of its own, and so has the session that it renews. */
function expectedOfKept({ canListSessions, reuseIntervalMs }: Guarantees): 'none' | 'one' | 'more' {
  if (!canListSessions) return 'none'
  return reuseIntervalMs === null ? 'one' : 'more'
}

function answerOfKept({ count }: AddedRecords): 'none' | 'one' | 'more' {
  if (count === 0) return 'none'
  return count === 1 ? 'one' : 'more'
}

/** @throws Unexpected if the site does not refuse the password as a wrong one */
async function tryWrongPassword(device: LabDevice, { email }: Credentials): Promise<void> {
  const reply = await device.trySignIn(
    { email, password: 'not the right one' },
    'tries a wrong password',
  )
  if (reply.signInRefusal() !== 'wrong_credentials')
    throw new Unexpected(`The wrong password was not judged: ${reply.status} came.`)
}
