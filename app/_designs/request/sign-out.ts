import { joinChunks } from './token'

/** The end of the path of NextAuth's sign-out. */
export const SIGN_OUT = '/signout'

/**
 * The session token of the cookies in a request to sign out, because NextAuth reads no bearer; null
 * if the request has none or asks for something else.
 */
export const tokenToSignOut = (
  { method, url, headers }: Request,
  cookieName: string,
): string | null =>
  method === 'POST' && new URL(url).pathname.endsWith(SIGN_OUT)
    ? joinChunks(headers.get('cookie') ?? '', cookieName)
    : null
