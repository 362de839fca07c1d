import 'server-only'
import type { Design } from '@/_designs/design'
import { getDesign } from '@/_designs/registry'
import { accountsOff, type Context, refusal, withErrorResponses } from './_answers'
import { inLab } from './_lab-seam'

/** Finds the design in the path, and turns an outage of the store into a 503. */
export function forDesign<Params extends { design: string }>(
  handle: (request: Request, design: Design, params: Params) => Promise<Response>,
) {
  return (request: Request, { params }: Context<Params>) =>
    accountsOff() ??
    withErrorResponses(request, async () => {
      const named = await params
      return inLab(request, named.design, async (server) => {
        const design = getDesign(named.design, server)
        return design
          ? handle(request, design, named)
          : refusal(404, 'unknown_design', 'There is no session design of that name.')
      })
    })
}
