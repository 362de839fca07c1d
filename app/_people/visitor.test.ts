import { expect, test } from 'vitest'
import { newPerson } from './credentials'
import { inventVisitor } from './visitor'

/** A small generator of known quality (mulberry32): the same seed gives the same visitor. */
function seeded(seed: number) {
  let state = seed
  return (below: number) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below)
  }
}
const SEEDS = Array.from({ length: 300 }, (_, seed) => seed)

test('the same random draws make the same visitor', () => {
  expect(inventVisitor(seeded(7))).toEqual(inventVisitor(seeded(7)))
  expect(inventVisitor(seeded(7))).not.toEqual(inventVisitor(seeded(8)))
})

test('the details of any visitor, passphrase included, are valid for a sign-up', () => {
  for (const seed of SEEDS) {
    const visitor = inventVisitor(seeded(seed))
    expect(newPerson.safeParse(visitor)).toEqual({ success: true, data: visitor })
  }
})

test('a passphrase has five words and almost never repeats', () => {
  const phrases = SEEDS.map((seed) => inventVisitor(seeded(seed)).password)
  expect(phrases.filter((phrase) => phrase.split(' ').length !== 5)).toEqual([])
  expect(new Set(phrases).size).toBe(SEEDS.length)
})

test('an e-mail address is in a domain that cannot exist', () => {
  expect(inventVisitor(() => 0).email).toBe('amber.badger.000000@visitor.example')
  expect(inventVisitor((below) => below - 1).email).toBe('warm.wren.ffffff@visitor.example')
})
