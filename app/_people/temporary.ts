import 'server-only'
import { TEMPORARY_LIFETIME_MS } from '@/_config/lifetimes'
import { createVisitor } from './new-visitor'
import { erasePerson, type Person } from './person'

/**
 * Creates a person in a sandbox of their own for `work`, and deletes both with all their rows at
 * the end, even after an error. After a crash or an outage, they are purged minutes later.
 */
export async function withTemporaryPerson<T>(work: (person: Person) => Promise<T>): Promise<T> {
  const { person } = await createVisitor(new Date(), {
    lifetimeMs: TEMPORARY_LIFETIME_MS,
  })
  try {
    return await work(person)
  } finally {
    await erasePerson(person.id).catch((error) =>
      console.error(
        `[people] a temporary person stays until purged: ${error instanceof Error ? error.name : 'unknown'}`,
      ),
    )
  }
}
