import 'server-only'
import { getEnv } from '@/_config/env'
import { site } from '@/_config/site'
import { storeKind } from '@/_store/database'
import type { SiteFacts } from './events'

/** The facts about this site. */
export const ownFacts = (): SiteFacts => ({
  store: storeKind(),
  node: process.version,
  version: site.version,
  commit: getEnv().commit,
})
