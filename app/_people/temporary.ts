import 'server-only'
import { randomInt } from 'node:crypto'
import { TEMPORARY_LIFETIME_MS } from '@/_config/lifetimes'
import { database } from '@/_store/database'
import { createPerson, type Person } from './person'
import { endTickets } from './tickets'
import { inventVisitor } from './visitor'

/**
 * Makes a person in a sandbox of their own for `work`, and deletes both with all that hangs on them when it
 * ends, however it ends. What a crash or an outage leaves behind is purged minutes later.
 */
export async function withTemporaryPerson<T>(work: (person: Person) => Promise<T>): Promise<T> {
  const person = await makePerson()
  try {
    return await work(person)
  } finally {
    await forget(person.id).catch((error) =>
      console.error(`[people] a temporary person stays until purged: ${error instanceof Error ? error.name : 'unknown'}`),
    )
  }
}

async function makePerson(): Promise<Person> {
  const person = await createPerson(inventVisitor(randomInt), new Date(), TEMPORARY_LIFETIME_MS)
  return person ?? makePerson() // the address was drawn before: draw again
}

async function forget(userId: string): Promise<void> {
  await database().sandbox.deleteMany({ where: { users: { some: { id: userId } } } })
  await endTickets(userId)
}
