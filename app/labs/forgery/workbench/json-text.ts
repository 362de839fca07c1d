/** The tokens of a text that is JSON (RFC 8259, section 2), each as it is spelled there. */
const tokensOf = (text: string): string[] =>
  text.match(/"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g) ?? []

const OPENS = new Set(['{', '['])
const CLOSES = new Set(['}', ']'])

/** JSON over several lines. Every name and value stays as it is in the text, doubled ones too. */
export function indented(text: string): string {
  let depth = 0
  let before = ''
  let laid = ''
  for (const token of tokensOf(text)) {
    if (CLOSES.has(token)) depth -= 1
    const isEmpty = OPENS.has(before) && CLOSES.has(token)
    const isFirst = OPENS.has(before) || before === ',' || CLOSES.has(token)
    if (isFirst && !isEmpty) laid += `\n${'  '.repeat(depth)}`
    laid += token === ':' ? ': ' : token
    if (OPENS.has(token)) depth += 1
    before = token
  }
  return laid
}

/** JSON without white space. Every name and value stays as it is in the text. */
export const shortened = (text: string): string => tokensOf(text).join('')

/** What `JSON.parse` makes something else of than a reader of the text would, in sentences. */
export function remarksOn(text: string): string[] {
  const remarks = new Set<string>()
  const names: Set<string>[] = []
  const tokens = tokensOf(text)
  for (const [index, token] of tokens.entries()) {
    const seen = names.at(-1)
    if (OPENS.has(token)) names.push(new Set())
    else if (CLOSES.has(token)) names.pop()
    else if (tokens[index + 1] === ':') {
      const name: string = JSON.parse(token)
      if (seen?.has(name)) remarks.add(DOUBLED(name))
      seen?.add(name)
    } else if (isRounded(token)) remarks.add(ROUNDED(token))
  }
  return [...remarks]
}

/** RFC 7519, section 4: a parser refuses doubled names, or takes the last one. */
const DOUBLED = (name: string) =>
  `“${name}” is in here more than once: the last one counts (RFC 7519, section 4).`
const ROUNDED = (number: string) =>
  `${number} is too large for JavaScript: it reads ${Number(number)}.`

/** A number beyond what 64 bits of floating point hold (RFC 8259, section 6). */
function isRounded(token: string): boolean {
  const value = Number(token)
  if (!Number.isFinite(value)) return !Number.isNaN(value)
  return /^-?\d+$/.test(token) && BigInt(value) !== BigInt(token)
}
