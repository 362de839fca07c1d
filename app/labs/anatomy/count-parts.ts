import { experiment, question } from '@/_lab/experiment'
import { headerOf, layOpen, tokenOf } from './inspection'

const PARTS = {
  one: 'one, with nothing in it',
  three: 'three: header, claims set, signature',
  five: 'five: header, key, vector, ciphertext, tag',
} as const
const OF_KIND = { opaque: 'one', JWS: 'three', JWE: 'five' } as const

export const parts = experiment({
  id: 'parts',
  title: 'Take the token apart',
  hypothesis: 'A token has three parts: a header, a payload and a signature.',
  questions: {
    parts: question({
      ask: 'How many parts does the value of the cookie have?',
      answers: { ...PARTS, other: 'another number' },
      expected: ({ guarantees }) => [OF_KIND[guarantees.token]],
      claims: {
        C33: {
          one: 'does not hold',
          three: 'holds',
          five: 'does not hold',
          other: 'does not hold',
        },
        W2: { one: 'does not hold', three: 'holds', five: 'does not hold', other: 'does not hold' },
      },
    }),
    header: question({
      ask: 'What does its header say?',
      answers: {
        signed: 'how it is signed, and what type of token it is',
        encrypted: 'how it is encrypted, and no type',
        none: 'it has no header',
        other: 'something else',
      },
      expected: ({ guarantees }) => [
        ({ opaque: 'none', JWS: 'signed', JWE: 'encrypted' } as const)[guarantees.token],
      ],
      claims: {
        C34: { signed: 'holds', encrypted: 'holds', none: 'does not hold', other: 'does not hold' },
      },
    }),
  },
  async run(stage, tell) {
    const { visitor } = await stage.visitor()
    await layOpen(stage, visitor)
    const token = tokenOf(visitor)
    const pieces = token.split('.')
    const count = ({ 1: 'one', 3: 'three', 5: 'five' } as const)[pieces.length]
    tell('parts', count ?? 'other', `${pieces.map(({ length }) => length).join(' + ')} characters`)
    const header = headerOf(token)
    tell(
      'header',
      header === null ? 'none' : kindOf(header),
      header === null ? 'it has no parts' : JSON.stringify(shown(header)),
    )
  },
})

type Header = NonNullable<ReturnType<typeof headerOf>>

/** RFC 7516, section 9: a header with `enc` belongs to an encrypted token. */
function kindOf({ alg, enc, typ }: Header): 'signed' | 'encrypted' | 'other' {
  if (typeof enc === 'string' && typeof alg === 'string' && typ === undefined) return 'encrypted'
  return enc === undefined && typeof alg === 'string' && typeof typ === 'string'
    ? 'signed'
    : 'other'
}

/** The header without its `kid`, which does not matter here. */
const shown = ({ kid: _, ...rest }: Header) => rest
