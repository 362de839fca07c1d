import 'server-only'
import { randomInt } from 'node:crypto'
import type { NewPerson } from './credentials'
import { createPerson, type NewSandbox, type Person } from './person'
import { inventVisitor } from './visitor'

/** Creates a random visitor in a sandbox of their own. Only a hash of the passphrase is stored. */
export async function createVisitor(
  now: Date,
  sandbox: NewSandbox = {},
): Promise<{ person: Person; visitor: NewPerson }> {
  const visitor = inventVisitor((below) => randomInt(below))
  const person = await createPerson(visitor, now, sandbox)
  // The address is taken: draw again.
  return person === null ? createVisitor(now, sandbox) : { person, visitor }
}
