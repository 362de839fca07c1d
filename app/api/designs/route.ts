import { ownFacts } from '@/_lab/site-facts'
import { allSubjects } from '@/_lab/subjects'

/** The facts about this site and its designs, without personal data. */
export const GET = (): Response =>
  Response.json(
    { site: ownFacts(), designs: allSubjects() },
    { headers: { 'cache-control': 'no-store' } },
  )
