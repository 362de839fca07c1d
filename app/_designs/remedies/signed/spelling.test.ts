import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decode, encode, refused } from './signed.fixture'

describe('trap 6: a token has one spelling', () => {
  const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

  test('the last character of each part has only one spelling', async () => {
    const token = await encode()
    const parts = token.split('.')
    let decodingAlike = 0
    for (const [index, text] of parts.entries()) {
      for (const last of ALPHABET) {
        const spelled = text.slice(0, -1) + last
        if (spelled === text) continue
        if (Buffer.from(spelled, 'base64url').equals(Buffer.from(text, 'base64url')))
          decodingAlike += 1
        await refused(parts.with(index, spelled).join('.')).toThrow()
      }
    }
    expect(decodingAlike, 'there were forms that decode to the same bytes').toBeGreaterThan(0)
  })

  test('no character can be inserted anywhere', async () => {
    const token = await encode()
    const spot = fc.tuple(
      fc.nat({ max: token.length }),
      fc.constantFrom(' ', '\n', '\t', '=', '+', '/', '.', '%', '\0', 'é', 'A', ...'!~,;'),
    )
    await fc.assert(
      fc.asyncProperty(spot, async ([index, more]) => {
        await refused(token.slice(0, index) + more + token.slice(index)).toThrow()
      }),
      { numRuns: 300 },
    )
  })

  test('padding, the other alphabet, JSON, and more or fewer parts are refused', async () => {
    const token = await encode()
    const [header = '', claims = '', signature = ''] = token.split('.')
    const spellings = [
      ...[
        `${token}=`,
        `${header}==.${claims}.${signature}`,
        `${token}.`,
        `.${token}`,
        `${header}.${claims}`,
        `${header}.${claims}.`,
      ],
      JSON.stringify({ protected: header, payload: claims, signature }),
      JSON.stringify({ payload: claims, signatures: [{ protected: header, signature }] }),
      ...[
        `${token}.${signature}`,
        `${header}..${signature}`,
        Buffer.from(token).toString('base64url'),
        token.toLowerCase(),
        'x'.repeat(1_000_000),
      ],
    ]
    for (const spelling of spellings) await refused(spelling).toMatchObject({ code: 'malformed' })
    expect(await decode('')).toBeNull()
  })
})
