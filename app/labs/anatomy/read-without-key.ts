import { decodeJwt } from 'jose'
import type { Values } from '@/_designs/session'
import { experiment, question } from '@/_lab/experiment'
import { claimsIn, headerOf, type Laid, layOpen, tokenOf } from './inspection'

export const reading = experiment({
  id: 'reading',
  title: 'Read it without a key',
  hypothesis: 'A token is only encoded: whoever holds it can read what it says.',
  questions: {
    anyone: question({
      ask: 'Somebody holds the cookie and no key. What can they read?',
      answers: {
        all: 'everything that it says',
        header: 'its header, and nothing of the person',
        nothing: 'nothing',
      },
      expected: ({ guarantees }) => [
        ({ opaque: 'nothing', JWS: 'all', JWE: 'header' } as const)[guarantees.token],
      ],
      claims: {
        C35: { all: 'holds', header: 'does not hold', nothing: 'does not hold' },
        D3: [
          ['signedJwt', { all: 'holds', header: 'does not hold', nothing: 'does not hold' }],
          ['encryptedJwt', { all: 'does not hold', header: 'holds', nothing: 'holds' }],
        ],
        W1: { all: 'holds', header: 'does not hold', nothing: 'does not hold' },
        C11: {
          all: 'does not hold',
          header: { holdsOnlyIf: 'the key stays with the server' },
          nothing: 'holds',
        },
      },
    }),
    person: question({
      ask: 'And the server, what does it find in the token?',
      answers: {
        person: 'the id, name, e-mail and role of the person, as they were at the sign-in',
        nothing: 'nothing: it has to look the record up',
        other: 'something else than it knows of the person',
      },
      expected: ({ guarantees }) => [guarantees.token === 'opaque' ? 'nothing' : 'person'],
      claims: { C32: { person: 'holds', nothing: 'does not hold', other: 'does not hold' } },
    }),
    role: question({
      ask: 'Where is it written what the person may do?',
      answers: {
        token: 'in the token',
        person: 'with the person, whom the record names',
        record: 'in the record of the session, or the name is',
        nowhere: 'nowhere',
      },
      expected: ({ guarantees }) => [guarantees.token === 'opaque' ? 'person' : 'token'],
      claims: {
        C5: {
          token: 'does not hold',
          person: 'holds',
          record: 'does not hold',
          nowhere: 'does not hold',
        },
      },
    }),
    subject: question({
      ask: 'By which claim does the token name the person?',
      answers: {
        sub: 'sub, which RFC 7519 registers for it',
        own: 'a claim of its own',
        none: 'by none',
      },
      expected: ({ guarantees }) => [guarantees.token === 'opaque' ? 'none' : 'sub'],
      claims: { W26: { sub: 'does not hold', own: 'holds', none: 'does not hold' } },
    }),
  },
  async run(stage, tell) {
    const { visitor } = await stage.visitor()
    const { user } = (await visitor.whoami()).reply.json<{ user: Values }>(200)
    const laid = await layOpen(stage, visitor)
    const { read, claims: decoded } = decode(tokenOf(visitor))
    stage.note('Anyone', 'decodes the token, without a key and without asking the server')
    tell('anyone', read, figureOfRead(read, decoded))
    const claims = claimsIn(laid) ?? decoded
    const found = answerOfPerson(claims, user)
    tell('person', found, PERSON_FIGURES[found])
    tell('role', answerOfRole(claims, laid, user), figureOfRecord(laid))
    const naming = Object.entries(claims ?? {}).flatMap(([name, value]) =>
      value === user.id ? [name] : [],
    )
    tell(
      'subject',
      answerOfSubject(naming),
      naming.length > 0 ? naming.join(', ') : 'no claim has the id',
    )
  },
})

type Claims = Readonly<Record<string, unknown>>
type Read = 'all' | 'header' | 'nothing'

function figureOfRead(read: Read, claims: Claims | null): string {
  if (claims) return `${Object.keys(claims).length} claims, ${Object.keys(claims).join(' ')}`
  return `${read === 'header' ? 'a header' : 'no header'}, 0 claims`
}

const PERSON_FIGURES = {
  nothing: 'no claims',
  person: '4 of 4 equal to what whoami says',
  other: 'fewer of 4 equal to what whoami says',
} as const

function answerOfPerson(claims: Claims | null, user: Values): keyof typeof PERSON_FIGURES {
  if (claims === null) return 'nothing'
  const same =
    claims.sub === user.id && ['name', 'email', 'role'].every((name) => claims[name] === user[name])
  return same ? 'person' : 'other'
}

function answerOfRole(
  claims: Claims | null,
  { stored }: Laid,
  user: Values,
): 'token' | 'record' | 'person' | 'nowhere' {
  if (claims !== null && claims.role === user.role) return 'token'
  const record = stored?.values ?? {}
  if ('role' in record || 'name' in record) return 'record'
  return record.userId === user.id ? 'person' : 'nowhere'
}

function figureOfRecord({ stored }: Laid): string {
  if (!stored) return 'there is no record'
  const role = 'role' in stored.values ? 'a role' : 'no role'
  return `the record has ${Object.keys(stored.values).length} fields, and ${role}`
}

function answerOfSubject(naming: readonly string[]): 'sub' | 'own' | 'none' {
  if (naming.includes('sub')) return 'sub'
  return naming.length > 0 ? 'own' : 'none'
}

/** The content that is readable without a key. */
function decode(token: string): { read: Read; claims: Claims | null } {
  if (headerOf(token) === null) return { read: 'nothing', claims: null }
  try {
    return { read: 'all', claims: decodeJwt(token) }
  } catch {
    return { read: 'header', claims: null }
  }
}
