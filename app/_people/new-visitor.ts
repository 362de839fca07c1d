import 'server-only'
import { randomInt } from 'node:crypto'
import type { NewPerson } from './credentials'
import { createPerson, type NewSandbox, type Person } from './person'
import { inventVisitor } from './visitor'

/**
 * Invents a visitor and makes them, in a sandbox of their own. The passphrase is kept as a hash
 * only.
 */
export async function createVisitor(
  now: Date,
  sandbox: NewSandbox = {},
): Promise<{ person: Person; visitor: NewPerson }> {
  const visitor = inventVisitor((below) => randomInt(below))
  const person = await createPerson(visitor, now, sandbox)
  return person === null ? createVisitor(now, sandbox) : { person, visitor } // the address was drawn before: draw again
}
