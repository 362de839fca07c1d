import { joinChunks, sessionCookies } from '@/_designs/request/token'

/** The token in a text, and where in it the token was, in words; null where it is the whole text. */
export interface PastedToken {
  token: string
  from: string | null
}

/**
 * The token in what people paste: in an `Authorization` or `Cookie` header, in one cookie or its
 * chunks, in quotes, in several lines, or URL-encoded. `name` is the session cookie of the design:
 * of several session cookies, that one counts.
 */
export function pastedToken(text: string, name: string): PastedToken {
  const bearer = text.match(/(?:^|[\s"'`:])bearer\s+(\S.*)/is)?.[1]
  if (bearer !== undefined) return { token: bare(endOf(bearer)), from: 'the Authorization header' }
  return cookieIn(cookiesIn(text), name) ?? wholeOf(text)
}

/** A `Cookie` header, or as many `Set-Cookie` headers as there are, as the value of one `Cookie`. */
function cookiesIn(text: string): string {
  const header = text.match(/(?:^|[\s"'`])(?:set-)?cookie["']?\s*:\s*(.*)/is)?.[1]
  return endOf((header ?? text).replace(/\s*\n\s*set-cookie\s*:\s*/gi, '; '))
    .replace(/([\w.-]+)["']?\s*:\s*["']/g, '$1=') // as the tools of a browser copy one
    .replace(/\s*\n\s*/g, (line, at: number, all: string) =>
      PAIR.test(all.slice(at + line.length)) ? '; ' : '',
    )
    .split(';')
    .map((pair) => pair.replace(/\s+/g, '').replace(/(?<==)["']|["',]+$/g, ''))
    .join('; ')
}

/** A cookie: but the padding of Base64 is no value, nor are the parts of a token after it. */
const PAIR = /^["'`]?([\w!#$%&*+.^|~-]+)=(?![=.])([^;\s]+)/

function cookieIn(cookies: string, name: string): PastedToken | null {
  const pairs = cookies.split('; ').flatMap((pair) => {
    const [, key, value] = pair.match(PAIR) ?? []
    return key && value ? [{ key, value }] : []
  })
  const sessions = pairs.map(({ key }) => key.replace(/\.\d+$/, '')).filter(isSessionCookie)
  const found = [name, ...sessions].find((one) => joinChunks(cookies, one) !== null)
  if (found !== undefined) {
    const chunks = sessionCookies(cookies, found).length
    const from = `the cookie ${found}${chunks > 1 ? `, in ${chunks} chunks` : ''}`
    return { token: bare(joinChunks(cookies, found) ?? ''), from }
  }
  const pair = pairs.find(({ value }) => JWT.test(value)) ?? pairs[0]
  if (!pair || !PAIR.test(cookies)) return null
  return { token: bare(pair.value), from: `the value of ${pair.key}` }
}

const isSessionCookie = (key: string) => /session[-_.]?token$/i.test(key)

/** A JWT in compact form, with three parts or five. */
const JWT = /eyJ[\w-]+={0,2}(?:(?:\.[\w-]*={0,2}){4}|(?:\.[\w-]*={0,2}){2})/

function wholeOf(text: string): PastedToken {
  const whole = bare(text)
  const inside = /[^\w.~+/=%-]/.test(whole) ? whole.match(JWT)?.[0] : undefined
  if (inside !== undefined) return { token: inside, from: 'the text around it' }
  const isAsItWas = whole === text.trim()
  return { token: whole, from: isAsItWas ? null : 'quotes, line breaks or an encoding' }
}

/** A header ends where the next begins, or where the quotes of a command end. */
const endOf = (header: string) =>
  header.trim().split(/\r?\n(?=[\w-]+:\s)|(?<=\w)["'`](?=\s)/)[0] ?? ''

function bare(text: string): string {
  const plain = text.replace(/\s+/g, '').replace(/^["'`“”‘’]+|["'`“”‘’,;]+$/g, '')
  try {
    return decodeURIComponent(plain)
  } catch {
    return plain // a stray percent sign stays
  }
}
