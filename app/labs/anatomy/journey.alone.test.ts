import { expect, test } from 'vitest'
import { stageAt, subjectNamed } from '@/_lab/stage.fixture'
import { journey } from './journey'

type Counts = Readonly<Record<string, number>>

/** The answers about a site of JWTs whose stores hold these records at each count. */
async function answers(counts: readonly Counts[], refusal = 'wrong_credentials') {
  const subject = subjectNamed('jwt')
  const left = [...counts]
  let tries = 0
  const signedIn = { 'set-cookie': `${subject.cookies.sessionToken}=x` }
  const refused = { location: `/sign-in?error=CredentialsSignin&code=${refusal}` }
  const site: Record<string, (cookie: boolean) => Response> = {
    '/api/visitors': () => Response.json({ email: 'x', password: 'x' }, { status: 201 }),
    '/api/labs/records': () => Response.json({ records: left.shift() }),
    [`/api/auth/${subject.id}/csrf`]: () => Response.json({ csrfToken: 'x' }),
    [`/api/auth/${subject.id}/callback/credentials`]: () =>
      new Response(null, { status: 302, headers: tries++ === 0 ? refused : signedIn }),
    [`/api/whoami/${subject.id}`]: (cookie) =>
      cookie
        ? Response.json({ user: { role: 'member' }, trace: { lookups: 0 } })
        : Response.json({ error: { code: 'no_token' } }, { status: 401 }),
  }
  const stage = stageAt(
    subject,
    (path, headers) => site[path]?.(headers.has('cookie')) ?? new Response('', { status: 404 }),
  )
  await journey.run(stage)
  return Object.fromEntries([...stage.findings].map(([id, { answer }]) => [id, answer]))
}

const none = { Session: 0, TokenSession: 0, RefreshToken: 0 }

test.each([
  ['nothing', [none, none, none], { kept: 'none', wrong: 'nothing' }],
  ['one record', [none, none, { ...none, Session: 1 }], { kept: 'one', wrong: 'nothing' }],
  [
    'a record in each of two tables',
    [none, none, { Session: 0, TokenSession: 1, RefreshToken: 1 }],
    { kept: 'more', wrong: 'nothing' },
  ],
  [
    'one record after the wrong password already',
    [none, { ...none, Session: 1 }, { ...none, Session: 1 }],
    { kept: 'none', wrong: 'something' },
  ],
  [
    'one more than the record from before',
    [
      { ...none, TokenSession: 1 },
      { ...none, TokenSession: 1 },
      { ...none, TokenSession: 2 },
    ],
    { kept: 'one', wrong: 'nothing' },
  ],
] as const)('the stores decide, whatever a JWT says of itself: %s', async (_, counts, expected) => {
  expect(await answers(counts)).toMatchObject(expected)
})

test('a password that was not judged says nothing of wrong ones', async () => {
  await expect(answers([none, none, none], 'too_many_attempts.9')).rejects.toThrow('was not judged')
})
