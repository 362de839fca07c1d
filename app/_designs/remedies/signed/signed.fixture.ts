import { sign as signBytes } from 'node:crypto'
import type { JWTPayload } from 'jose'
import { expect } from 'vitest'
import { derivedKeys } from './keys'
import { signed } from './signed'

export const PERIOD_S = 30 * 24 * 60 * 60
export const secret = 'a secret of thirty-two characters!'
export const keys = derivedKeys([secret], PERIOD_S)
export const NOW = new Date('2026-11-21T12:00:00.500Z')
export const NOW_S = Math.floor(NOW.getTime() / 1000)
export const at = (seconds: number) => new Date(NOW.getTime() + seconds * 1000)
export const site = { keys, issuer: 'https://example.org', audience: 'web', now: () => NOW }

export const SESSION = {
  sub: 'ada',
  sid: 'session-1',
  name: 'Ada',
  auth_time: 1_700_000_000,
  session_exp: 2_000_000_000,
}
export const encode = (token: JWTPayload = SESSION, maxAge?: number) =>
  signed({}, site).jwt.encode({ token, secret, salt: '', ...(maxAge && { maxAge }) })
export const decode = async (token: string, other: Partial<typeof site> = {}) =>
  signed({}, { ...site, ...other }).jwt.decode({ token, secret, salt: '' })
export const refused = (token: string, other?: Partial<typeof site>) =>
  expect(decode(token, other)).rejects

export const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
/** A token with any claims, signed by the site's own key. */
export async function forge(claims: object, header: object = {}) {
  const { kid, privateKey } = await keys.current(NOW)
  const input = `${part({ alg: 'EdDSA', kid, typ: 'session+jwt', ...header })}.${part(claims)}`
  return `${input}.${signBytes(null, Buffer.from(input), privateKey).toString('base64url')}`
}
/** The claims of a token that is accepted. */
export const WHOLE = {
  ...SESSION,
  iss: site.issuer,
  aud: site.audience,
  jti: 'token-1',
  iat: NOW_S,
  exp: NOW_S + 60,
}
