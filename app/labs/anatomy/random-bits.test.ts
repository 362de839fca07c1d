import { randomBytes, randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { varyingBits } from './random-bits'

const MANY = 64
const drawn = (draw: () => string) => varyingBits(Array.from({ length: MANY }, draw))

describe('varyingBits', () => {
  test('counts the 122 bits of a UUID', () => expect(drawn(() => randomUUID())).toBe(122))
  test('counts 256 bits in 43 characters of base64url', () =>
    expect(drawn(() => randomBytes(32).toString('base64url'))).toBe(256))
  test('does not count a constant prefix', () =>
    expect(drawn(() => `user_${randomBytes(15).toString('base64url')}`)).toBe(120))
  test('finds the few changing bits of a counter', () => {
    let count = 0
    expect(drawn(() => (count++).toString(16).padStart(16, '0'))).toBe(6)
  })
  test('finds none in equal tokens', () => expect(drawn(() => 'abc')).toBe(0))
  test('gives no result for one token or for different lengths', () => {
    expect(varyingBits(['abc'])).toBeNull()
    expect(varyingBits(['abc', 'abcd'])).toBeNull()
  })
})
