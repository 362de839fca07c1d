import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { signIn } from '@/_lab/sign-in.fixture'
import { createPerson } from '@/_people/person'
import { database } from '@/_store/database'
import { compose } from '../../../compose'
import type { Design, Remedy, StockStrategy } from '../../../design'
import { databaseStrategy } from '../../../strategies/database/strategy'
import { jwtStrategy } from '../../../strategies/jwt/strategy'
import { absoluteRemedy } from '../../absolute/site/remedy'
import { denylistRemedy } from '../../denylist/site/remedy'
import { hashedRemedy } from '../../hashed/site/remedy'
import { notBeforeRemedy } from '../../not-before/site/remedy'
import { signedRemedy } from '../../signed/site/remedy'
import { directRemedy } from './remedy'

/** The same design twice: with NextAuth's own read, and with a direct read. */
function twins(stock: StockStrategy, before: readonly Remedy[], after: readonly Remedy[] = []) {
  const named = { id: 'twins', label: 'Twins', summary: '', goesBy: '', stock }
  return {
    stock: compose({ ...named, remedies: [...before, ...after] }),
    direct: compose({ ...named, remedies: [...before, directRemedy, ...after] }),
  }
}

const PAIRS: readonly [string, ReturnType<typeof twins>][] = [
  ['database', twins(databaseStrategy, [])],
  ['database, hashed and absolute', twins(databaseStrategy, [], [hashedRemedy, absoluteRemedy])],
  ['jwt', twins(jwtStrategy, [])],
  ['jwt with not-before', twins(jwtStrategy, [], [notBeforeRemedy])],
  [
    'jwt, signed, absolute, with a denylist',
    twins(jwtStrategy, [signedRemedy], [absoluteRemedy, denylistRemedy]),
  ],
]

/**
 * Changes of a token by an attacker, a proxy or a bug. Half of a surrogate pair is left out,
 * because no header can carry it.
 */
const mangled = (tokens: readonly string[]): fc.Arbitrary<string> => {
  const one = fc.constantFrom(...tokens)
  const at = fc.nat({ max: 2_000 })
  const letter = fc.constantFrom(...'Aa09-_=.+/ %"\u0000\u00fc', '%00', '\n', '..')
  return fc.oneof(
    { weight: 4, arbitrary: one },
    {
      weight: 4,
      arbitrary: fc
        .tuple(one, at, letter)
        .map(([token, index, by]) => replaceAt(token, index % (token.length + 1), by)),
    },
    {
      weight: 2,
      arbitrary: fc
        .tuple(one, at)
        .map(([token, length]) => token.slice(0, length % (token.length + 1))),
    },
    { weight: 1, arbitrary: fc.tuple(one, letter).map(([token, more]) => token + more) },
    { weight: 1, arbitrary: fc.tuple(one, letter).map(([token, more]) => more + token) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(one, one)
        .map(([a, b]) => [a.split('.')[0], ...b.split('.').slice(1)].join('.')),
    },
    { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 300 }) },
    { weight: 1, arbitrary: fc.string({ maxLength: 6_000, minLength: 3_000 }) },
    { weight: 1, arbitrary: fc.uuid() },
  )
}

const replaceAt = (text: string, index: number, by: string) =>
  text.slice(0, index) + by + text.slice(index + 1)

describe.each(PAIRS)('%s', (name, { stock, direct }) => {
  const tokens: string[] = []
  beforeAll(async () => {
    const join = async (who: string) => {
      const person = await createPerson(
        {
          name: who,
          email: `${who}@${name.replaceAll(/\W+/g, '-')}.example`,
          password: 'plinth gravel omelet',
        },
        new Date(),
      )
      if (person === null) throw new Error('Taken.')
      return person.id
    }
    const [ada, gone] = [await join('ada'), await join('gone')]
    const device = await signIn(stock, ada)
    const signedOut = await signIn(stock, ada)
    await signedOut.signOut()
    const revoked = await signIn(stock, ada)
    await stock.revoke({ scope: 'others', userId: ada, token: device.token })
    const elsewhere = await signIn(
      compose({
        id: 'other',
        label: '',
        summary: '',
        goesBy: '',
        stock: jwtStrategy,
        remedies: [signedRemedy],
      }),
      ada,
    )
    const orphaned = await signIn(stock, gone)
    const over = await signIn(stock, ada)
    const { devices } = await stock.devices(ada, over.token)
    const current = devices?.find((one) => one.current)?.id ?? ''
    await database().session.updateMany({ where: { id: current }, data: { expires: new Date(0) } })
    await database().user.delete({ where: { id: gone } })
    tokens.push(
      device.token,
      signedOut.token,
      revoked.token,
      elsewhere.token,
      orphaned.token,
      over.token,
    )
  })

  test('gives the same answer as NextAuth for every kind of token', async () => {
    const states = new Set<string>()
    for (const token of tokens) states.add((await same(token, stock, direct)).state)
    expect([...states].sort()).toEqual(['accepted', 'refused'])
  })

  test('and for random changes of these tokens', async () => {
    const property = fc.asyncProperty(mangled(tokens), async (token) => {
      await same(token, stock, direct)
      // Once more, because a remembered token must not change the answer.
      await same(token, stock, direct)
    })
    await fc.assert(property, { numRuns: 400 })
  })
})

async function same(token: string, stock: Design, direct: Design) {
  const [expected, found] = [await readOrThrow(stock, token), await readOrThrow(direct, token)]
  expect(found).toEqual(expected)
  return expected
}

const readOrThrow = async (design: Design, token: string) => {
  try {
    return await design.read(token)
  } catch (error) {
    return { state: 'thrown', name: error instanceof Error ? error.name : '' }
  }
}
