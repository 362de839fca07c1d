import { randomInt } from 'node:crypto'
import { clientAddress } from '@/_config/origin'
import { createPerson } from '@/_people/person'
import { countAttempt } from '@/_people/rate-limits'
import { inventVisitor } from '@/_people/visitor'
import { answer, foreignOrigin, honest, tooManyAttempts } from '../_answers'

/** Makes a sandbox with one visitor in it, and shows the passphrase: this once, as only its hash is kept. */
export const POST = (request: Request) => foreignOrigin(request) ?? honest(request, () => welcome(request))

async function welcome(request: Request): Promise<Response> {
  const wait = await countAttempt('new people by address', clientAddress(request.headers))
  if (wait !== null) return tooManyAttempts(wait)
  const visitor = inventVisitor((below) => randomInt(below))
  const person = await createPerson(visitor, new Date())
  if (person === null) return welcome(request) // the address was drawn before: draw again
  return answer({ name: visitor.name, email: visitor.email, password: visitor.password }, { status: 201 })
}
