import 'server-only'
import { randomInt } from 'node:crypto'
import { SANDBOX_LIFETIME_MS } from '@/_config/lifetimes'
import type { NewPerson } from './credentials'
import { createPerson, type Person } from './person'
import { inventVisitor } from './visitor'

/**
 * Creates a random visitor in a sandbox of their own that is purged after `lifetimeMs`. Only a hash
 * of the passphrase is stored.
 */
export async function createVisitor(
  now: Date,
  lifetimeMs = SANDBOX_LIFETIME_MS,
): Promise<{ person: Person; visitor: NewPerson }> {
  const visitor = inventVisitor((below) => randomInt(below))
  const person = await createPerson(visitor, now, lifetimeMs)
  // the address is taken: draw again
  return person === null ? createVisitor(now, lifetimeMs) : { person, visitor }
}
