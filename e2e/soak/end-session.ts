import { z } from 'zod'
import { CookieJar } from '../../app/_designs/client/cookie-jar'
import { bearer, sessionCookie } from '../fixtures/auth'
import type { Process } from './rig'
import type { HeldSession } from './sessions'

/** Says whether an end of sessions was acknowledged; null: the store did not answer. */
export type Acknowledged = boolean | null

/**
 * Gets ready to sign out of a session, so that the sign-out itself is one request.
 * @returns the sign-out
 */
export async function readyToSignOut(
  { site: { url } }: Process,
  { design: { id }, token }: HeldSession,
): Promise<() => Promise<Acknowledged>> {
  const jar = new CookieJar()
  const response = await fetch(`${url}/api/auth/${id}/csrf`)
  jar.take(response.headers)
  const { csrfToken } = z.object({ csrfToken: z.string() }).parse(await response.json())
  const cookie = `${jar.header()}; ${sessionCookie(id, token).cookie}`
  return async () => {
    const { status } = await fetch(`${url}/api/auth/${id}/signout`, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie, origin: url },
      body: new URLSearchParams({ csrfToken }),
    })
    return status === 503 ? null : status === 200 || status === 302
  }
}

const answer = z.object({ revocation: z.object({ effect: z.string() }) })

/** Revokes sessions by a session of the same person: `target` is an id, or a scope. */
export async function revoke(
  { site: { url } }: Process,
  { design: { id }, token }: HeldSession,
  target: string,
): Promise<Acknowledged> {
  const response = await fetch(`${url}/api/sessions/${id}${target}`, {
    method: 'DELETE',
    headers: { ...bearer(token), origin: url },
  })
  const body = await response.text()
  if (response.status === 503) return null
  return response.ok && answer.parse(JSON.parse(body)).revocation.effect !== 'at expiry'
}

const NEW_PASSWORD = 'a new passphrase that nobody would guess 4711'

/** Changes the password of the person, which ends all sessions of all designs. */
export async function changePassword(
  { site: { url } }: Process,
  { design: { id }, token, person }: HeldSession,
): Promise<Acknowledged> {
  const { status } = await fetch(`${url}/api/account/${id}/password`, {
    method: 'PUT',
    headers: { ...bearer(token), origin: url, 'content-type': 'application/json' },
    body: JSON.stringify({ current: person.password, next: NEW_PASSWORD }),
  })
  return status === 503 ? null : status === 200
}
