import type { RecordedExchange } from './events'

const MASK = '••••••••'
/** Cookies, form fields and JSON members whose value helps to sign in. */
const COOKIE = /((?:session-token|refresh-token|csrf-token|pkce|state|nonce)(?:\.\d+)?=)[^;\s]+/g
const FIELD = /((?:^|&)(?:password|ticket|csrfToken)=)[^&]+/g
const MEMBER =
  /("(?:password|current|next|ticket|token|refreshToken|csrfToken|erase|pass)"\s*:\s*")[^"]+/g
const BEARER = /^(Bearer\s+).+$/i

/** An exchange without any value that helps to sign in. */
export function redacted({ request, response, ...rest }: RecordedExchange): RecordedExchange {
  const text = (value: string) => value.replace(MEMBER, `$1${MASK}`).replace(FIELD, `$1${MASK}`)
  const headers = (
    list: RecordedExchange['request']['headers'],
  ): RecordedExchange['request']['headers'] =>
    list.map(([name, value]) => [
      name,
      value.replace(COOKIE, `$1${MASK}`).replace(BEARER, `$1${MASK}`),
    ])
  return {
    ...rest,
    request: {
      ...request,
      headers: headers(request.headers),
      body: request.body === null ? null : text(request.body),
    },
    response: { ...response, headers: headers(response.headers), body: text(response.body) },
  }
}
