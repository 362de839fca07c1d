import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { claimsOf } from '@/_lab/experiment'
import { LABS } from '@/labs/registry'
import { CLAIMS, claimOf } from './claims'
import { QUOTATIONS } from './quotations.fixture'

const ids = (letter: string, count: number) =>
  Array.from({ length: count }, (_, index) => `${letter}${index + 1}`)

test('every claim exists once', () => {
  expect(CLAIMS.map(({ id }) => id).sort()).toEqual(
    [...ids('C', 74), ...ids('D', 18), ...ids('W', 26)].sort(),
  )
})

test.each(LABS)('$title: every claim that it names exists', (lab) => {
  expect(claimsOf(lab).filter((id) => !CLAIMS.some((claim) => claim.id === id))).toEqual([])
})

test('no lab gives a verdict on a claim that is marked for later', () => {
  const shown = new Set(LABS.flatMap(claimsOf))
  expect(
    CLAIMS.filter(({ id, later }) => later !== undefined && shown.has(id)).map(({ id }) => id),
  ).toEqual([])
})

test('an unknown claim id is reported', () => {
  expect(() => claimOf('C999')).toThrow('C999')
})

test.each(CLAIMS)(
  '$id has one or two sentences and a source',
  ({ text, about = 'Nothing.', source, later }) => {
    for (const sentence of [text, about]) expect(sentence).toMatch(/^[A-Z].*\.$/)
    expect(`${text} ${about} ${later}`).not.toMatch(/—|–| {2}/)
    expect(later ?? '').not.toMatch(/\.$/)
    expect(new URL(source.url).protocol).toBe('https:')
    expect(source.name).not.toBe('')
  },
)

const wordsOf = (text: string) => text.toLowerCase().match(/[a-z0-9]+/g) ?? []
const hash = (words: readonly string[]) =>
  createHash('sha256').update(words.join(' ')).digest('hex').slice(0, 16)

/** Whether the text contains a run of words from a quotation. */
const quotes = (text: string) => {
  const words = wordsOf(text)
  return QUOTATIONS.some(([count, sum]) =>
    words.some(
      (_, from) => from + count <= words.length && hash(words.slice(from, from + count)) === sum,
    ),
  )
}

test('no claim repeats the words of its source', () => {
  expect(
    CLAIMS.filter(({ text, about = '' }) => quotes(text) || quotes(about)).map(({ id }) => id),
  ).toEqual([])
})
