import 'server-only'
import { getEnv } from '@/_config/env'
import { allDesigns } from '@/_designs/registry'
import type { DesignInfo } from './subject'

/** What this site says of each of its designs. */
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
