import type { ClientAnswer } from '../../fixtures/client'
import type { LiftDevice } from '../rig/device'
import { look, lookAgreed } from '../rig/look'
import { newPerson, type SignInMethod, signIn, signOut } from '../rig/people'
import type { LiftRow } from '../rows'
import { stayPlay } from './refresh-in-page'
import { signedIn } from './signing-in'

const COOKIE = 'authjs.refresh-token'
/**
 * The values on the page: the lifetime of an access token (NextAuth tolerates 15 s more), and the
 * reuse interval.
 */
const LIFETIME_S = 60 + 15
const REUSE_S = 10

/**
 * Rotation, reuse, many tabs, sign-ins and sign-outs by server action, and the renewal in a page.
 */
export async function refreshPlay(row: LiftRow): Promise<string> {
  const wrong: string[] = []
  for (const play of [rotation, reuse, tabs, actions, stayPlay]) {
    const found = await play(row)
    if (found !== null) wrong.push(`${play.name}: ${found}`)
  }
  return wrong.length === 0 ? 'rotates, renews' : wrong.join('; ')
}

const refresh = (device: LiftDevice): Promise<ClientAnswer> => device.send('POST', '/api/refresh')

/** After the expiry of an access token, the refresh token still gets the next one. */
async function rotation(row: LiftRow): Promise<string | null> {
  const { device } = await signedIn(row)
  const first = await device.cookie(COOKIE)
  if (first === null) return 'no refresh token came with the sign-in'
  await row.app.advance(LIFETIME_S)
  const { page, route } = await look(device)
  if (page !== 'out' || route !== 'out')
    return `with an expired token: page ${page}, route ${route}`
  const { status } = await statusOf(refresh(device))
  if (status !== 200) return `the refresh answers ${status}`
  if ((await device.cookie(COOKIE)) === first) return 'the refresh token is the same as before'
  const seen = await lookAgreed(device)
  return seen === 'in' ? null : `after the refresh: ${seen}`
}

/**
 * Within the interval a parent gets the same child; after it, it is a copy, and ends the family for
 * both. The clock of the database decides, and not that of the app (A-G62).
 */
async function reuse(row: LiftRow): Promise<string | null> {
  const { device } = await signedIn(row)
  const [early, late] = [await row.app.copyOf(device), await row.app.copyOf(device)]
  await refresh(device)
  await row.app.advance(REUSE_S + 1)
  const repeated = await statusOf(refresh(early))
  if (repeated.status !== 200 || (await early.cookie(COOKIE)) !== (await device.cookie(COOKIE)))
    return `within the interval: ${repeated.status}, or another child`
  await row.app.sql(
    `UPDATE "RefreshToken" SET "rotatedAt" = "rotatedAt" - interval '${REUSE_S + 1} seconds'`,
  )
  const copied = await statusOf(refresh(late))
  if (copied.status !== 401 || copied.code !== 'reused')
    return `a copy gets ${copied.status} ${copied.code}`
  const { status } = await statusOf(refresh(device))
  return status === 401 ? null : `after the reuse, the live token gets ${status}`
}

async function tabs(row: LiftRow): Promise<string | null> {
  const { device } = await signedIn(row)
  const copies = await Promise.all(Array.from({ length: 10 }, () => row.app.copyOf(device)))
  const statuses = await Promise.all(copies.map(async (copy) => (await refresh(copy)).status()))
  if (statuses.some((status) => status !== 200)) return statuses.join(' ')
  const children = new Set(await Promise.all(copies.map((copy) => copy.cookie(COOKIE))))
  return children.size === 1 ? null : `${children.size} live tokens`
}

/** Sign-ins and sign-outs by server action, which do not pass NextAuth's endpoints. */
async function actions({ app, ways }: LiftRow): Promise<string | null> {
  const ofAction = ways.filter(({ through }): boolean => through === 'action')
  for (const way of ofAction) {
    const device = await app.newDevice()
    await signIn(app, device, await newPerson(device, way.by), way)
    if ((await statusOf(refresh(device))).status !== 200)
      return `no refresh after a sign-in by ${way.by} and action`
  }
  for (const through of ['endpoint', 'action'] satisfies SignInMethod['through'][]) {
    const { device } = await signedIn({ app, ways })
    const copy = await app.copyOf(device)
    await signOut(device, through)
    if ((await device.cookie(COOKIE)) !== null)
      return `the refresh token stays after a sign-out by ${through}`
    const { status } = await statusOf(refresh(copy))
    if (status !== 401) return `after a sign-out by ${through}, a copy gets ${status}`
  }
  return null
}

async function statusOf(
  asked: Promise<ClientAnswer>,
): Promise<{ status: number; code: string | null }> {
  const response = await asked
  const { error }: { error?: { code?: string } } = await response.json()
  return { status: response.status(), code: error?.code ?? null }
}
