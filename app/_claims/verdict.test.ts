import { describe, expect, test } from 'vitest'
import { verdictsFor, whyNotAbout } from './verdict'

const REFUTED = { yes: 'holds', no: 'does not hold' } as const
const CONFIRMED = { yes: 'does not hold', no: 'holds' } as const
const stock = { strategy: 'database', remedies: [] } as const
const memory = { strategy: 'database', remedies: ['memory'] } as const
const jwt = { strategy: 'jwt', remedies: [] } as const
const held = { strategy: 'jwt', remedies: ['signed', 'direct', 'absolute', 'denylist'] } as const

describe('the verdicts for a design', () => {
  test('one table is for all designs that the claim is about', () => {
    expect(verdictsFor({ of: undefined, verdicts: REFUTED }, jwt)).toBe(REFUTED)
    expect(verdictsFor({ of: 'jwt', verdicts: REFUTED }, jwt)).toBe(REFUTED)
    expect(verdictsFor({ of: 'jwt', verdicts: REFUTED }, stock)).toBeNull()
  })

  test('of several tables, the first that is about the design counts', () => {
    const verdicts = [
      ['memorySession', REFUTED],
      ['session', CONFIRMED],
    ] as const
    expect(verdictsFor({ of: undefined, verdicts }, memory)).toBe(REFUTED)
    expect(verdictsFor({ of: undefined, verdicts }, stock)).toBe(CONFIRMED)
    expect(verdictsFor({ of: undefined, verdicts }, jwt)).toBeNull()
  })

  test('a copy of a denylist is a copy, and a denylist that is looked up is none', () => {
    const asked = { of: 'copy', verdicts: REFUTED } as const
    expect(verdictsFor(asked, held)).toBe(REFUTED)
    expect(verdictsFor(asked, { ...held, remedies: ['denylist'] })).toBeNull()
    expect(verdictsFor(asked, { ...stock, remedies: ['direct', 'hashed', 'absolute'] })).toBeNull()
  })
})

test('a claim names the designs that it is about', () => {
  expect(whyNotAbout([{ of: 'jwt', verdicts: REFUTED }])).toBe('It is said of JWTs.')
  expect(
    whyNotAbout([
      {
        of: undefined,
        verdicts: [
          ['jwt', REFUTED],
          ['memorySession', REFUTED],
        ],
      },
    ]),
  ).toBe('It is said of JWTs and sessions in the memory of one server.')
})
