import { randomBytes, randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { stageAt, subjectNamed } from '@/_lab/stage.fixture'
import { entropy } from './entropy'

/** The answers about a site that states some random bits, and gives tokens of its own. */
async function answers(
  randomBits: number | null,
  newToken: () => string,
): Promise<Record<string, string>> {
  const named = subjectNamed('database-hashed')
  const subject = { ...named, guarantees: { ...named.guarantees, randomBits } }
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
const computed = () => `header.${randomBytes(8).toString('hex')}.${'s'.repeat(43)}`

test.each([
  ['256 bits, as stated', 256, drawn(32), { kind: 'many', stated: 'same', different: 'all' }],
  ['64 bits, though 256 are stated', 256, drawn(8), { kind: 'fewer', stated: 'other' }],
  ['256 bits, though 64 are stated', 64, drawn(32), { kind: 'many', stated: 'other' }],
  ['a UUID, as stated', 122, randomUUID, { kind: 'fewer', stated: 'same' }],
  ['256 bits, though none are stated', null, drawn(32), { kind: 'many', stated: 'other' }],
  ['a JWT, as stated', null, computed, { kind: 'computed', stated: 'none' }],
  ['a JWT, though 256 bits are stated', 256, computed, { kind: 'computed', stated: 'other' }],
  ['one token for all', 256, () => 'always-the-same', { kind: 'few', different: 'some' }],
] as const)('the tokens decide, and not the design: %s', async (_, stated, newToken, expected) => {
  expect(await answers(stated, newToken)).toMatchObject(expected)
})

test('tokens of different lengths are no answer', async () => {
  let length = 0
  const answered = answers(256, () => 'a'.repeat(++length))
  await expect(answered).rejects.toThrow('The tokens have different lengths, and no parts.')
})
