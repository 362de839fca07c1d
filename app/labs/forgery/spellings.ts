const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/**
 * Other texts that a lenient decoder reads as the same token, at most one of each kind for each
 * part. Some bits of the last base64url character decode to nothing (RFC 4648, section 3.5), and
 * some decoders skip unknown characters.
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
 * The part with another last character that decodes to the same bytes; unchanged if there is none.
 */
function otherEnd(part: string): string {
  const before = bytes(part)
  const last = [...ALPHABET].find(
    (one) => one !== part.at(-1) && bytes(part.slice(0, -1) + one) === before,
  )
  return last === undefined ? part : part.slice(0, -1) + last
}

/** Decodes to whole bytes and drops the remaining bits. A browser's own decoder may be stricter. */
function bytes(part: string): string {
  const bits = [...part].map((one) => ALPHABET.indexOf(one).toString(2).padStart(6, '0')).join('')
  return bits.slice(0, bits.length - (bits.length % 8))
}
