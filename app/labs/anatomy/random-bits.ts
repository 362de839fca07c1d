const HEX = '0123456789abcdef'
const BASE64URL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/**
 * The number of bits that differ between these tokens, counted for each character in the alphabet
 * of the tokens (hex, or else base64url). The random part cannot have more bits than that. With n
 * tokens, one of 2^(n-1) random bits is the same in all of them by chance. Null for tokens of
 * different lengths.
 */
export function varyingBits(tokens: readonly string[]): number | null {
  const [first = '', ...others] = tokens
  if (others.length === 0 || others.some(({ length }) => length !== first.length)) return null
  const alphabet = tokens.every((token) => /^[0-9a-f-]*$/.test(token)) ? HEX : BASE64URL
  let bits = 0
  for (let at = 0; at < first.length; at += 1) {
    const values = tokens.map((token) => alphabet.indexOf(token.charAt(at)))
    const one = values[0] ?? 0
    bits += ones(values.reduce((seen, value) => seen | (value ^ one), 0))
  }
  return bits
}

const ones = (value: number): number => value.toString(2).replaceAll('0', '').length
