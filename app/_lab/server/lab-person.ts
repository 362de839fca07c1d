import 'server-only'
import { LAB_RUN_LIFETIME_MS } from '@/_config/lifetimes'
import { signInVirtualDevice, type VirtualDevice } from '@/_designs/client/virtual-device'
import type { Design } from '@/_designs/design'
import { createVisitor } from '@/_people/new-visitor'
import type { Person } from '@/_people/person'
import { issueEraser, issueRunPass, runOfPass } from '@/_people/run-pass'
import { issueTicket } from '@/_people/tickets'

/**
 * Makes a lab run for a client address, and a person for it. The person's sandbox is purged some
 * minutes later; `pass` and `erase` delete it sooner.
 */
export async function makeLabPerson(
  address: string,
): Promise<{ person: Person; pass: string; erase: string }> {
  const now = new Date()
  const pass = issueRunPass(address, now)
  const { person } = await createVisitor(now, {
    lifetimeMs: LAB_RUN_LIFETIME_MS,
    labRun: runOfPass(pass, now)?.run ?? null,
  })
  return { person, pass, erase: issueEraser(person.id) }
}

/** Signs in one more device of the person; null if the design refuses. */
export async function signInLabPerson(
  { id }: Pick<Person, 'id'>,
  design: Design,
  origin: string,
  label: string,
): Promise<VirtualDevice | null> {
  const ticket = await issueTicket(id, design.id, new Date())
  return signInVirtualDevice(design, origin, { ticket, label })
}
