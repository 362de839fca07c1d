import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { indented, remarksOn, shortened } from './json-text'

test('any JSON is laid out as JSON.stringify would, and back', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 3 }), (value) => {
      const [short, long] = [JSON.stringify(value), JSON.stringify(value, null, 2)]
      expect(indented(short)).toBe(long)
      expect(shortened(long)).toBe(short)
    }),
  )
})

describe('A-E66 what JSON.parse would lose stays in the text', () => {
  const TEXT = '{"sub":"1","n":12345678901234567890,"sub":"2","o":{"s\\u0075b":1.0,"e":{}}}'
  test('numbers, doubled names and escapes', () => {
    expect(shortened(indented(TEXT))).toBe(TEXT)
    expect(indented(TEXT).split('\n').slice(1, 4)).toEqual([
      '  "sub": "1",',
      '  "n": 12345678901234567890,',
      '  "sub": "2",',
    ])
  })

  test('and the page says what a program reads', () => {
    expect(remarksOn(TEXT)).toEqual([
      '12345678901234567890 is too large for JavaScript: it reads 12345678901234567000.',
      '“sub” is in here more than once: the last one counts (RFC 7519, section 4).',
    ])
    expect(remarksOn('{"sub":1,"s\\u0075b":2}')).toHaveLength(1)
    expect(remarksOn('{"exp":1e999}')).toEqual([
      '1e999 is too large for JavaScript: it reads Infinity.',
    ])
  })

  test.each([
    '{"a":{"sub":1},"b":{"sub":1},"sub":1}',
    '{"a":[{"sub":1},{"sub":1}],"b":"sub"}',
    '{"exp":9007199254740991,"x":-1.5e3,"y":true,"z":null,"text":"99999999999999999999"}',
    '{"a:":"{\\"sub\\":1,\\"sub\\":2}"}',
  ])('nothing is said of %s', (text) => {
    expect(remarksOn(text)).toEqual([])
  })
})
