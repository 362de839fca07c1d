import { experiment, question } from '@/_lab/experiment'
import { Unexpected } from '@/_lab/reply'
import { tokenOf } from './inspection'
import { varyingBits } from './random-bits'

/** With this number of tokens, one of 2^23 random bits is the same in all of them by chance. */
const SIGN_INS = 24
/** OWASP ASVS 5.0, 7.2.3. */
const ENOUGH_BITS = 128
/** The OWASP cheat sheet on session management. */
const LEAST_BITS = 64

/** A sample shows how many bits vary, and not what drew them. */
const BY_A_GENERATOR = {
  holdsOnlyIf: 'a cryptographic generator draws it, which no sample of tokens can show',
} as const

function strengthOf(bits: number): 'many' | 'fewer' | 'few' {
  if (bits < LEAST_BITS) return 'few'
  return bits < ENOUGH_BITS ? 'fewer' : 'many'
}

export const entropy = experiment({
  id: 'entropy',
  title: 'Guess a token',
  hypothesis: 'A session token is a long random value that nobody can guess.',
  questions: {
    kind: question({
      ask: 'What stands between a guesser and somebody’s session?',
      answers: {
        many: `a random value of at least ${ENOUGH_BITS} bits`,
        fewer: `a random value of at least ${LEAST_BITS} bits, and fewer than ${ENOUGH_BITS}`,
        few: `a value with fewer than ${LEAST_BITS} bits that vary`,
        computed: 'a key: the token is computed from what it says, and not drawn',
      },
      expected: ({ guarantees: { randomBits } }) => [
        randomBits === null ? 'computed' : strengthOf(randomBits),
      ],
      claims: {
        C7: {
          many: BY_A_GENERATOR,
          fewer: BY_A_GENERATOR,
          few: 'does not hold',
          computed: 'does not hold',
        },
        W20: {
          many: BY_A_GENERATOR,
          fewer: {
            holdsOnlyIf: `a cryptographic generator draws its bits, and the ${LEAST_BITS} that OWASP asks for are enough: they are fewer than the ${ENOUGH_BITS} of ASVS`,
          },
          few: 'does not hold',
          computed: 'does not hold',
        },
      },
    }),
    stated: question({
      ask: 'Are there as many random bits as the design says?',
      answers: { same: 'yes, exactly', other: 'no', none: 'it says that none are drawn' },
      expected: ({ guarantees: { randomBits } }) => [randomBits === null ? 'none' : 'same'],
      claims: {},
    }),
    different: question({
      ask: 'Do two sign-ins ever give the same token?',
      answers: { all: 'no: each is another', some: 'yes' },
      expected: () => ['all'],
      claims: {
        C7: { all: 'holds', some: 'does not hold' },
        W20: { all: 'holds', some: 'does not hold' },
      },
    }),
  },
  async run(stage, tell) {
    const { visitor } = await stage.visitor()
    const tokens = [tokenOf(visitor)]
    for (let device = 1; device < SIGN_INS; device += 1) {
      const reply = await visitor.send('POST', `/api/sessions/${stage.subject.id}`, {
        action: `signs device ${device} in`,
        json: { label: `Device ${device}` },
      })
      tokens.push(reply.json<{ token: string }>(201).token)
    }
    const kinds = new Set(tokens).size
    tell(
      'different',
      kinds === tokens.length ? 'all' : 'some',
      `${kinds} different ones of ${tokens.length}`,
    )
    const { randomBits } = stage.subject.guarantees
    const check = checkOf(tokens)
    if (check !== null) {
      tell('kind', 'computed', `its last part has ${check} bits, which take the key to make`)
      return tell('stated', randomBits === null ? 'none' : 'other', 'nothing to count')
    }
    const bits = varyingBits(tokens)
    if (bits === null) throw new Unexpected('The tokens have different lengths, and no parts.')
    tell(
      'kind',
      strengthOf(bits),
      `${bits} bits vary in ${tokens.length} tokens of ${tokens[0]?.length} characters`,
    )
    tell('stated', bits === randomBits ? 'same' : 'other', `${bits} of ${randomBits ?? 0} bits`)
  },
})

/**
 * The length of the last part, which proves the token, in bits (six for each character, rounded
 * down to bytes); null for tokens without parts.
 */
function checkOf(tokens: readonly string[]): number | null {
  const cut = tokens.map((token) => token.split('.')).filter((parts) => parts.length > 1)
  const characters = cut.length === tokens.length ? (cut[0]?.at(-1)?.length ?? null) : null
  return characters === null ? null : Math.floor((characters * 6) / 8) * 8
}
