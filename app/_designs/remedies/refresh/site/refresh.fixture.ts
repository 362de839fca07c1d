import type { Design } from '@/_designs/design'
import { getDesign } from '@/_designs/registry'
import { signIn } from '@/_lab/sign-in.fixture'
import { createPerson } from '@/_people/person'
import { database } from '@/_store/database'
import { CookieJar } from '../../../client/cookie-jar'
import type { Exchanged } from '../exchange'
import { hashOf } from '../refresh-token'

export const found = <T>(value: T | null | undefined): T => {
  if (value == null) throw new Error('Not there.')
  return value
}
export const design: Design = found(getDesign('jwt-refresh'))
export const exchange = found(design.refresh)
export const names = design.cookies
export const later = (ms: number) => new Date(Date.now() + ms)

/** Makes a person. @returns the id */
export async function newPerson(name: string): Promise<string> {
  const email = `${name.toLowerCase()}@example.org`
  const made = await createPerson({ name, email, password: 'plinth gravel omelet' }, new Date())
  return found(made).id
}

/** Signs in a person in a browser of its own. */
export async function newDevice(userId: string) {
  const jar = new CookieJar()
  const device = await signIn(design, userId, jar)
  const refreshToken = found(jar.get(names.refreshToken))
  return { ...device, jar, refreshToken }
}

export const refresh = (refreshToken: string, now = new Date(), cookies = ''): Promise<Exchanged> =>
  exchange({ refreshToken, cookies, now })
export async function refreshed(refreshToken: string, now?: Date, cookies?: string) {
  const done = await refresh(refreshToken, now, cookies)
  if (done.state === 'refused') throw new Error(`Refused: ${done.code}`)
  return done
}
export const refused = (code: string) => ({ state: 'refused', code, ended: null })
export const familyOf = async (refreshToken: string) =>
  found(
    await database().tokenSession.findFirst({
      where: { refreshTokens: { some: { hash: hashOf(refreshToken) } } },
      include: { refreshTokens: true },
    }),
  )
