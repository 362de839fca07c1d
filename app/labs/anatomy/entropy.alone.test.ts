import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { stageAt, subjectNamed } from '@/_lab/stage.fixture'
import { entropy } from './entropy'

/** The answers about a site that says 256 bits, and gives tokens of its own. */
async function answers(newToken: () => string): Promise<Record<string, string>> {
  const subject = subjectNamed('database-hashed')
  const site = {
    '/api/visitors': () => Response.json({ email: 'x', password: 'x' }, { status: 201 }),
    [`/api/auth/${subject.id}/csrf`]: () => Response.json({ csrfToken: 'x' }),
    [`/api/auth/${subject.id}/callback/credentials`]: () =>
      new Response('', {
        headers: { 'set-cookie': `${subject.cookies.sessionToken}=${newToken()}` },
      }),
    [`/api/sessions/${subject.id}`]: () => Response.json({ token: newToken() }, { status: 201 }),
  }
  const stage = stageAt(subject, (path) => site[path]?.() ?? new Response('', { status: 404 }))
  await entropy.run(stage)
  return Object.fromEntries([...stage.findings].map(([id, { answer }]) => [id, answer]))
}

const drawn = (bytes: number) => () => randomBytes(bytes).toString('base64url')

test('the bits of the tokens are counted, whatever the design says of itself', async () => {
  expect(await answers(drawn(32))).toEqual({ kind: 'many', stated: 'same', different: 'all' })
  expect(await answers(drawn(8))).toEqual({ kind: 'fewer', stated: 'other', different: 'all' })
  expect(await answers(() => 'always-the-same')).toEqual({
    ...{ kind: 'few', stated: 'other', different: 'some' },
  })
})
