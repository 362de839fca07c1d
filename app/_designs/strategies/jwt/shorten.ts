import 'server-only'
import type { ServerPort } from '../../design'

/**
 * Issues another token for the same session. The old token stays valid, because the server cannot
 * take it back.
 */
export const shorten: ServerPort['shorten'] = async ({ jwt, secret, cookies }, token, end) => {
  const salt = cookies.sessionToken?.name ?? ''
  const claims = (await jwt.decode?.({ token, secret, salt })) ?? null
  if (claims === null) return null
  const exp = Math.floor(end.getTime() / 1000)
  const maxAge = exp - Math.floor(Date.now() / 1000)
  return (await jwt.encode?.({ token: { ...claims, exp }, secret, salt, maxAge })) ?? null
}
