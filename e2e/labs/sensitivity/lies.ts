import { CONDITIONS } from '../../../app/_config/lab-header'
import type { Lie, SiteAnswer, SiteRequest } from './lying-site'

/** Some requests. */
type Which = (asked: SiteRequest) => boolean

const to =
  (pattern: RegExp): Which =>
  ({ method, path }) =>
    pattern.test(`${method} ${path}`)

export const checks = to(/^GET \/api\/whoami\//)
export const signIns = to(/^POST .*\/callback\/credentials$/)
export const signOuts = to(/^POST .*\/signout$/)
export const refreshes = to(/^POST \/api\/refresh\//)
/** The renewals of a design without refresh tokens. */
export const renewals = to(/^GET \/api\/auth\/[\w-]+\/session$/)
export const revocations = to(/^DELETE \/api\/sessions\//)
export const newDevices = to(/^POST \/api\/sessions\/[\w-]+$/)
export const deviceLists = to(/^GET \/api\/sessions\//)
export const inspections = to(/^POST \/api\/inspect\//)
export const changesOfPeople = to(/^(PATCH|DELETE) \/api\/account\//)
export const changesOfPasswords = to(/^PUT \/api\/account\//)
export const countsOfRecords = to(/^POST \/api\/labs\/records$/)
export const publishedKeys = to(/^GET \/\.well-known\/jwks\.json$/)
export const guardedPages = to(/^GET \/account\?/)
export const bulkSessions = to(/^POST \/api\/labs\/bulk-sessions\//)
const starts = to(/^POST \/api\/labs\/instances\//)

export const all: Which = () => true
export const by =
  (name: string, which = checks): Which =>
  (asked) =>
    asked.actor === name && which(asked)
export const at =
  (servers: string): Which =>
  (asked) =>
    asked.server !== null && servers.includes(asked.server) && checks(asked)

/** Changes some answers of the site. */
export const answering =
  (which: Which, change: (answered: SiteAnswer) => SiteAnswer): Lie =>
  async (asked, site) =>
    which(asked) ? change(await site(asked)) : site(asked)

/** Changes some requests before the site gets them. */
export const hearing =
  (which: Which, change: (asked: SiteRequest) => SiteRequest): Lie =>
  (asked, site) =>
    site(which(asked) ? change(asked) : asked)

/** Gives some answers without the site. `answer` makes the n-th of them, from 0. */
export function inventing(which: Which, answer: (n: number) => SiteAnswer): Lie {
  let count = 0
  return async (asked, site) => {
    if (!which(asked)) return site(asked)
    count += 1
    return answer(count - 1)
  }
}

/** An answer in JSON. */
export const json = (status: number, body: unknown): SiteAnswer => ({
  ...{ status, body: JSON.stringify(body) },
  headers: new Headers({ 'content-type': 'application/json' }),
})

const refusal = (code: string) => json(401, { error: { code } })

/** The answer of a check that accepts somebody, at no cost, for some hours more. */
export const accepted = (hours = 1) =>
  json(200, {
    user: { id: 'somebody', name: 'Somebody', email: 'somebody@example.org', role: 'member' },
    expires: new Date(Date.now() + hours * 3_600_000).toISOString(),
    trace: { totalMs: 0, lookups: 0, lookupMs: 0, crypto: 0, cryptoMs: 0 },
  })

/** Accepts everybody, without a look at them; after `most` times, nobody. */
export const acceptsUnseen = (which: Which = checks, most = Number.POSITIVE_INFINITY) =>
  inventing(which, (n) => (n < most ? accepted() : refusal('unknown_session')))
/** Accepts the tokens that the site refuses. */
export const acceptsRefused = (which: Which = checks) =>
  answering(which, (answered) => (answered.status === 401 ? accepted() : answered))

/** Refuses some requests, without a look at them. */
export const refuses = (which: Which, code = 'unknown_session') =>
  inventing(which, () => refusal(code))

/** Says yes where the site says no. */
export const saysYes = (which: Which) =>
  answering(which, (answered) => (answered.status >= 400 ? json(200, {}) : answered))

/** Says yes to some requests, and does nothing. */
export const onlySaysYes = (which: Which) => inventing(which, () => json(200, {}))

/** Changes the text of some answers. */
export const rewording = (which: Which, change: (body: string) => string) =>
  answering(which, (answered) => ({ ...answered, body: change(answered.body) }))

/** Sets other session cookies in some answers, or none. */
export const settingCookies = (which: Which, change: (line: string) => readonly string[]) =>
  answering(which, (answered) => {
    const headers = new Headers(answered.headers)
    headers.delete('set-cookie')
    for (const line of answered.headers.getSetCookie())
      for (const lie of SESSION_COOKIE.test(line) ? change(line) : [line])
        headers.append('set-cookie', lie)
    return { ...answered, headers }
  })
const SESSION_COOKIE = /^[^=]*session-token/

/** Sets no session cookie in some answers. */
export const setsNoCookie = (which: Which) => settingCookies(which, () => [])

/** Leaves out some attributes of the session cookie, such as `HttpOnly`. */
export const dropsAttributes = (which: Which, ...names: readonly string[]) =>
  settingCookies(which, (line) => [
    line.replace(new RegExp(`; (${names.join('|')})(=[^;]*)?`, 'gi'), ''),
  ])

/** Does not see which session the browser holds. */
export const overlooksTheSession = (which: Which) =>
  hearing(which, (asked) =>
    withHeader(asked, 'cookie', (cookie) => {
      const others = cookie.split('; ').filter((pair) => !pair.includes('session-token'))
      return others.join('; ')
    }),
  )

function withHeader(
  asked: SiteRequest,
  name: string,
  change: (value: string) => string,
): SiteRequest {
  const value = asked.headers.get(name)
  if (value === null) return asked
  const headers = new Headers(asked.headers)
  headers.set(name, change(value))
  return { ...asked, headers }
}

/** Suffers no outage. */
export const hasNoOutage = () =>
  hearing(all, (asked) => withHeader(asked, CONDITIONS, (text) => text.replace(', outage', '')))

/** Says that each check made so many lookups. */
export const countsLookups = (count: number) =>
  rewording(checks, (body) => body.replace(/"lookups":\d+/, `"lookups":${count}`))

/**
 * Issues tokens of its own in the place of the real ones. `issue` makes the n-th of them, from 0.
 */
export function issues(issue: (n: number) => string): Lie {
  const real = new Map<string, string>()
  let count = 0
  const renamed = (token: string) => {
    const own = issue(count)
    count += 1
    real.set(own, token)
    return own
  }
  const known = (value: string) => real.get(value) ?? value
  const heard = hearing(all, (asked) => {
    const cookied = withHeader(asked, 'cookie', (cookie) =>
      cookie.replace(/(?<=session-token=)[^;]+/, known),
    )
    return withHeader(cookied, 'authorization', (value) => value.replace(/(?<=^Bearer ).*/, known))
  })
  const inCookies = settingCookies(all, (line) => [
    line.replace(/(?<=session-token=)[^;]+/, renamed),
  ])
  const inBodies = rewording(newDevices, (body) => body.replace(/(?<="token":")[^"]+/, renamed))
  return (asked, site) => heard(asked, (one) => inCookies(one, (two) => inBodies(two, site)))
}

/** Says that it starts a server, which knows no session any more. */
export function startsWithoutMemory(): Lie {
  const started = new Set<string>()
  const refused = refuses((asked) => checks(asked) && started.has(asked.server ?? ''))
  const said = onlySaysYes(starts)
  return (asked, site) => {
    if (starts(asked)) started.add(asked.path.at(-1) ?? '')
    return said(asked, (other) => refused(other, site))
  }
}
