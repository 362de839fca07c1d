import { ownFacts } from '@/_lab/site-facts'
import { allSubjects } from '@/_lab/subjects'

/** What this site is, and what it says of each of its designs. Nothing personal in it. */
export const GET = (): Response =>
  Response.json(
    { site: ownFacts(), designs: allSubjects() },
    { headers: { 'cache-control': 'no-store' } },
  )
