import { agreed, look, lookAgreed } from '../rig/look'
import { signOut } from '../rig/people'
import type { LiftRow, Seen } from '../rows'
import { signedIn } from './signing-in'

const TIMES = 3

/**
 * A refused copy stays refused. It gets the answer of a signed-out person, and no error and no new
 * cookie.
 */
export async function replayPlay(row: LiftRow): Promise<Seen['replay'] | string> {
  const { device } = await signedIn(row)
  const copy = await row.app.copyOf(device)
  await signOut(device, 'endpoint')
  if (row.lagS > 0) await row.app.advance(row.lagS)
  const views: string[] = []
  for (let time = 0; time < TIMES; time += 1)
    views.push(agreed(await look(await row.app.copyOf(copy))))
  if (views.every((view) => view === 'out')) return 'refused'
  return views.every((view) => view === 'in') ? 'accepted' : views.join('; ')
}

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
const CLAIMS = { sub: '1', name: 'A', email: 'a@example.org', sid: 'x', exp: 4_000_000_000 }

/** Values that no server issued. Each is long enough to be recognised in a log. */
const JUNK = {
  text: 'this-is-no-session-token-at-all',
  'a UUID': '6c84fb90-12c4-11e1-840d-7b25c5ee775a',
  'not even base64url': '%7B%22a%22%3A1%7D....%C3%BC%C3%BC%C3%BC%C3%BC%C3%BC%C3%BC',
  'a JWS without a signature': `${part({ alg: 'none' })}.${part(CLAIMS)}.`,
  'a JWS by nobody': `${part({ alg: 'HS256', kid: 'x' })}.${part(CLAIMS)}.${'A'.repeat(43)}`,
  'a JWE by nobody': [
    part({ alg: 'dir', enc: 'A256CBC-HS512', kid: 'x' }),
    '',
    'A'.repeat(22),
    'A'.repeat(64),
    'A'.repeat(43),
  ].join('.'),
}

const COOKIE = 'authjs.session-token'

/** Sends junk in the session's cookie, and in a cookie that looks like its first chunk. */
export async function junkPlay({ app }: LiftRow): Promise<Seen['junk'] | string> {
  for (const [name, value] of Object.entries(JUNK)) {
    for (const cookie of [COOKIE, `${COOKIE}.0`]) {
      const seen = await lookAgreed(await app.deviceWith(cookie, value))
      if (seen !== 'out') return `${name}: ${seen}`
    }
  }
  return 'refused'
}
