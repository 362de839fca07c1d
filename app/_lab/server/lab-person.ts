import 'server-only'
import { LAB_RUN_LIFETIME_MS } from '@/_config/lifetimes'
import { signInVirtualDevice, type VirtualDevice } from '@/_designs/client/virtual-device'
import type { Design } from '@/_designs/design'
import { createVisitor } from '@/_people/new-visitor'
import type { Person } from '@/_people/person'
import { issueEraser } from '@/_people/run-pass'
import { issueTicket } from '@/_people/tickets'

/** Makes a person for a lab, in a sandbox of their own that is purged minutes later; `erase` deletes them sooner. */
export async function makeLabPerson(): Promise<{ person: Person; erase: string }> {
  const { person } = await createVisitor(new Date(), LAB_RUN_LIFETIME_MS)
  return { person, erase: issueEraser(person.id) }
}

/** Signs one more device of them in to a design; null where it refuses. */
export async function signInLabPerson(
  { id }: Pick<Person, 'id'>,
  design: Design,
  origin: string,
  label: string,
): Promise<VirtualDevice | null> {
  const ticket = await issueTicket(id, design.id, new Date())
  return signInVirtualDevice(design, origin, { ticket, label })
}
