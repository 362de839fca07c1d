const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/**
 * Other texts that a lenient decoder would take for this very token, at most one of a kind for each
 * part: the last
 * character of a base64url part has bits that decode to nothing (RFC 4648, section 3.5), and
 * decoders skip what they do not know.
 */
export function spellingsOf(token: string): string[] {
  const parts = token.split('.')
  const others = parts.flatMap((part, index) =>
    part === '' || parts.length === 1 ? [] : [parts.with(index, otherEnd(part)).join('.')],
  )
  const padded = `${token}=`
  const standard = token.replaceAll('-', '+').replaceAll('_', '/')
  const escaped = `%${token.charCodeAt(0).toString(16)}${token.slice(1)}`
  return [
    ...new Set([
      ...others,
      padded,
      ...(parts.length > 1 ? [standard] : [token.toUpperCase()]),
      escaped,
    ]),
  ].filter((other) => other !== token)
}

/**
 * The part with another last character that decodes to the same bytes; as it is where there is
 * none.
 */
function otherEnd(part: string): string {
  const before = bytes(part)
  const last = [...ALPHABET].find(
    (one) => one !== part.at(-1) && bytes(part.slice(0, -1) + one) === before,
  )
  return last === undefined ? part : part.slice(0, -1) + last
}

/**
 * By hand, as a browser's own decoder may be strict: whole bytes, the bits that are left over
 * dropped.
 */
function bytes(part: string): string {
  const bits = [...part].map((one) => ALPHABET.indexOf(one).toString(2).padStart(6, '0')).join('')
  return bits.slice(0, bits.length - (bits.length % 8))
}
