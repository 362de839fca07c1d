import { type Answer, call } from '@/_client/call'
import { outlivesItsToken, renewExpired } from '@/_designs/client/renew-expired'
import type { Renewal } from '@/_designs/design'
import { singleFlight } from '@/_designs/remedies/refresh/single-flight'
import type { HeartbeatSource } from './beat'
import { replaceTokens } from './store'

const once = singleFlight<Answer<HeartbeatSource>>()

/**
 * Renews a session whose token has expired.
 * @returns null if its holder or its design cannot renew it: a copied cookie has no refresh token
 */
export async function renewSource(
  source: HeartbeatSource,
  renewal: Renewal,
): Promise<Answer<HeartbeatSource> | null> {
  if (!outlivesItsToken(renewal)) return null
  if (source.kind === 'browser')
    return withValue(await renewExpired({ id: source.design, renewal }), source)
  const { key, refreshToken } = source
  return refreshToken === null ? null : once(key, () => renewDevice(source, refreshToken, renewal))
}

/** Stores the new pair at once. To present the old one later would look like a theft. */
async function renewDevice(
  source: HeartbeatSource,
  presented: string,
  { method, path }: Renewal,
): Promise<Answer<HeartbeatSource>> {
  const answer = await call<{ token: string; refreshToken: string }>(method, path, {
    bearer: presented,
  })
  if (!answer.ok) return answer
  const { token: bearer, refreshToken } = answer.value
  replaceTokens(source.key, { bearer, refreshToken })
  return withValue(answer, { ...source, bearer, refreshToken })
}

const withValue = <T>(answer: Answer<unknown>, value: T): Answer<T> =>
  answer.ok ? { ok: true, value } : answer
