import { describe, expect, test } from 'vitest'
import { signIn } from '@/_lab/sign-in.fixture'
import { createPerson } from '@/_people/person'
import { allDesigns } from '../registry'
import { FLAWS, flawedClaims } from './flaws'

const NOW = new Date('2026-11-21T12:00:00.900Z')
const NOW_S = Math.floor(NOW.getTime() / 1000)
const CLAIMS = {
  sub: '1',
  sid: 's',
  role: 'member',
  iss: 'http://localhost',
  aud: 'x',
  exp: NOW_S + 600,
}

describe('a flaw', () => {
  test.each(FLAWS)('%s makes a token weaker, never stronger', (flaw) => {
    for (const exp of [NOW_S + 600, NOW_S + 1, NOW_S - 1_000]) {
      const made = flawedClaims({ ...CLAIMS, exp }, flaw, NOW, 15_000)
      expect(made.exp).toBeLessThanOrEqual(exp)
      expect(made).toMatchObject({ sub: '1', sid: 's', role: 'member' })
      expect(made).not.toEqual({ ...CLAIMS, exp: NOW_S + 600 })
    }
  })

  test('an expired token is past the tolerance of the design', () => {
    expect(flawedClaims(CLAIMS, 'expired', NOW, 15_000).exp).toBeLessThan(NOW_S - 15)
  })
})

test('every design with claims issues flawed tokens, and refuses each flaw that it says it checks', async () => {
  const { id: userId = '' } =
    (await createPerson(
      { name: 'Ada', email: 'flaws@example.org', password: 'plinth gravel omelet' },
      new Date(),
    )) ?? {}
  for (const design of allDesigns()) {
    const { token } = await signIn(design, userId)
    const before = await design.read(token)
    if (before.state !== 'accepted') throw new Error(`${design.id} refuses what it has issued.`)
    for (const flaw of FLAWS) {
      const flawed = await design.lab.flawed(token, flaw)
      expect(flawed === null, `${design.id} ${flaw}`).toBe(design.guarantees.token === 'opaque')
      if (flawed === null) continue
      const after = await design.read(flawed)
      const checked =
        flaw === 'expired' || flaw === 'notYet' || design.guarantees.checks.includes(flaw)
      expect(after.state, `${design.id} ${flaw}`).toBe(checked ? 'refused' : 'accepted')
      if (flaw === 'expired')
        expect(after, design.id).toEqual({ state: 'refused', code: 'expired' })
      if (after.state !== 'accepted') continue
      expect(after.user).toEqual(before.user)
      expect(Date.parse(after.expires)).toBeLessThanOrEqual(Date.parse(before.expires))
    }
    expect(await design.lab.flawed('x', 'aud'), 'for what is no session').toBeNull()
  }
})
