import { lookAgreed } from '../rig/look'
import type { LiftRow } from '../rows'
import { signedIn } from './signing-in'

/**
 * Each record has an expiry in Redis. If Redis loses its data, people are signed out, and nobody is
 * signed in.
 */
export async function redisPlay(row: LiftRow): Promise<string> {
  if (row.redis === null) throw new Error('There is no Redis.')
  const { device } = await signedIn(row)
  const keys = [await row.redis.command('KEYS', '*')].flat()
  for (const key of keys) {
    const leftMs = Number(await row.redis.command('PTTL', String(key)))
    if (leftMs <= 0) return 'a key has no end'
  }
  await row.redis.command('FLUSHDB')
  const seen = await lookAgreed(device)
  if (seen !== 'out') return `after a flush: ${seen}`
  await signedIn(row)
  return keys.length > 0 ? 'keys end' : 'nothing is in Redis'
}
