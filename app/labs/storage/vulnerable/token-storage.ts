// VULNERABLE: names the places in which the shop stores its tokens. Any script can read three of
// four.
import { HOME } from './sandbox'

/**
 * The cookies of the shop, which only its folder gets. `lab.readable` is not HttpOnly; the others
 * differ in SameSite.
 */
export const COOKIES = {
  'lab.http-only': 'HttpOnly; SameSite=Lax',
  'lab.readable': 'SameSite=Lax',
  'lab.strict': 'HttpOnly; SameSite=Strict',
  'lab.lax': 'HttpOnly; SameSite=Lax',
  'lab.none': 'HttpOnly; SameSite=None; Secure',
  'lab.unsaid': 'HttpOnly',
} as const
export type CookieName = keyof typeof COOKIES

/** The cookies that show the effect of SameSite. */
export const SAME_SITE: readonly CookieName[] = ['lab.strict', 'lab.lax', 'lab.none', 'lab.unsaid']

/** The lifetime of the cookies: ten minutes, like that of the person. */
const MAX_AGE_S = 600

/** The line that sets a cookie of the shop, or clears it if there is no value. */
export const setCookie = (name: CookieName, value: string | null) =>
  `${name}=${value ?? ''}; Path=${HOME}; Max-Age=${value === null ? 0 : MAX_AGE_S}; ${COOKIES[name]}`

/** The value of a cookie in a request, or null. */
export function cookieOf(headers: Headers, name: string): string | null {
  const pairs = headers.get('cookie')?.split('; ') ?? []
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1) || null
}

export const isCookieName = (name: string): name is CookieName => Object.hasOwn(COOKIES, name)
