import { type SiteFacts, siteFacts } from './events'
import { GUARDED, isGuarded } from './gate'
import type { DesignInfo } from './subject'

export type { LabEvent } from './events'

/** Headers of a request. */
type Headed = Readonly<Record<string, string>>

/**
 * The designs of a site, as the site describes them.
 * @throws Error with a sentence for the person who named the site
 */
export async function describeSite(origin: string, headers: Headed = {}): Promise<DesignInfo[]> {
  return (await ask<{ designs: DesignInfo[] }>(origin, 'GET', '/api/designs', headers)).designs
}

/**
 * The facts about a site.
 * @throws Error with a sentence for the person who named the site
 */
export async function factsOf(origin: string, headers: Headed = {}): Promise<SiteFacts> {
  return siteFacts.parse(
    (await ask<{ site: unknown }>(origin, 'GET', '/api/designs', headers)).site,
  )
}

/**
 * Gets a pass for one run.
 * @throws Error if the site issues none
 */
export async function getPass(origin: string, headers: Headed = {}): Promise<string> {
  return (await ask<{ pass: string }>(origin, 'POST', '/api/labs', headers)).pass
}

async function ask<T>(origin: string, method: string, path: string, headers: Headed): Promise<T> {
  const response = await fetch(origin + path, {
    method,
    headers: { ...headers, origin },
    signal: AbortSignal.timeout(15_000),
  }).catch(() => null)
  if (!response)
    throw new Error(`Nothing answers at ${origin}: start the site, or name it with --url.`)
  if (isGuarded(response)) throw new Error(GUARDED)
  if (!response.ok)
    throw new Error(
      `${origin} answered ${response.status} to ${method} ${path}: is it this site, and up to date?`,
    )
  return response.json()
}
