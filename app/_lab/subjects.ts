import 'server-only'
import { getEnv } from '@/_config/env'
import { allDesigns } from '@/_designs/registry'
import type { DesignInfo } from './subject'

/** All designs of this site, as the site describes them. */
export const allSubjects = (): DesignInfo[] =>
  allDesigns().map(
    ({
      id,
      label,
      goesBy,
      strategy,
      remedies,
      renewal,
      guarantees,
      cookies: { sessionToken, refreshToken },
    }) => ({
      ...{ id, label, goesBy, strategy, renewal, guarantees },
      remedies: remedies.map((remedy) => remedy.id),
      adjustable: remedies.some(({ adjustable }) => adjustable),
      cookies: { sessionToken, refreshToken },
      oneProcess: !getEnv().serverless,
    }),
  )
