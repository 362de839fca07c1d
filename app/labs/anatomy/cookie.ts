import { experiment, question } from '@/_lab/experiment'
import { keptFor, linesOf } from '@/_lab/kept-for'
import { tokenOf } from './inspection'

const SECURE_ON_HTTPS = {
  holdsOnlyIf: 'it is Secure where the site is on https, which a site on http cannot show',
} as const

export const cookie = experiment({
  id: 'cookie',
  title: 'The flags of the cookie',
  hypothesis: 'The browser keeps the session in a cookie that no script can read.',
  questions: {
    flags: question({
      ask: 'With which flags is the session cookie set?',
      answers: {
        all: 'HttpOnly, Secure, SameSite=Lax, for this host alone',
        plain:
          'HttpOnly, SameSite=Lax, for this host alone; not Secure, as this site runs on plain http',
        other: 'others, or fewer',
      },
      // Only https allows the prefix. So the name of the cookie shows which of the two is right.
      expected: ({ cookies }) => [cookies.sessionToken.startsWith('__Host-') ? 'all' : 'plain'],
      claims: { C8: { all: 'holds', plain: SECURE_ON_HTTPS, other: 'does not hold' } },
    }),
    kept: question({
      ask: 'Does the browser keep it when it is closed?',
      answers: {
        record: 'yes, until a moment that the cookie names; what it holds is the name of a record',
        token: 'yes, until a moment that the cookie names; what it holds is a JWT',
        closed: 'no: it names no moment',
      },
      expected: ({ guarantees }) => [guarantees.token === 'opaque' ? 'record' : 'token'],
      claims: {
        C57: { record: 'holds', token: 'holds', closed: 'does not hold' },
        W16: { record: 'does not hold', token: null, closed: 'holds' },
      },
    }),
  },
  async run(stage, tell) {
    const person = await stage.person()
    const visitor = stage.device('Visitor')
    const { headers } = await visitor.signIn(person)
    const name = stage.subject.cookies.sessionToken
    const lines = linesOf(headers, name).map(attributesOf)
    const https = new URL(stage.origin).protocol === 'https:'
    const [flags = 'other', ...different] = new Set(
      lines.map((attributes) => answerOfFlags(attributes, https)),
    )
    tell(
      'flags',
      different.length > 0 ? 'other' : flags,
      lines.map((attributes) => [...attributes.keys()].join(', ')).join('; '),
    )
    const kept = keptFor(headers, name, new Date())
    tell(
      'kept',
      kept === null ? 'closed' : kindOf(tokenOf(visitor)),
      kept === null ? 'no Expires, no Max-Age' : `kept for ${inWords(kept * 1000)}`,
    )
  },
})

/** `Secure` may be missing only on a site without https. */
function answerOfFlags(
  attributes: ReadonlyMap<string, string>,
  https: boolean,
): 'all' | 'plain' | 'other' {
  const guarded =
    attributes.has('httponly') &&
    attributes.get('samesite')?.toLowerCase() === 'lax' &&
    attributes.get('path') === '/' &&
    !attributes.has('domain')
  if (!guarded) return 'other'
  if (attributes.has('secure')) return 'all'
  return https ? 'other' : 'plain'
}

const kindOf = (token: string) => (token.includes('.') ? 'token' : 'record')

/** The attributes of a `Set-Cookie` line, by name. */
const attributesOf = (line: string): ReadonlyMap<string, string> =>
  new Map(line.split(';').slice(1).map(attributeOf))

function attributeOf(text: string): [string, string] {
  const [name = '', ...value] = text.split('=')
  return [name.trim().toLowerCase(), value.join('=').trim()]
}

const inWords = (ms: number) =>
  ms > 7_200_000 ? `${Math.round(ms / 3_600_000)} h` : `${Math.round(ms / 60_000)} min`
