import { type Lift, OUTAGE_NOTE, REFUSED_BY_NEXTAUTH } from '../../../lift'

export const lift: Lift = {
  strategies: ['jwt'],
  folders: ['refresh', 'truthful'],
  packages: ['server-only'],
  schema: 'refresh.prisma',
  wiring: `import { config } from './config'
import { prisma } from './prisma'
import { prismaFamilies } from './refresh/prisma'
import { refreshing } from './refresh/refresh'
import { truthful } from './truthful/truthful'

/** families.endAll(userId), and once a day families.purge() */
export const families = prismaFamilies(prisma)

const refreshed = refreshing(config, { families, accessTokenLifetimeS: 60, absoluteLifetimeS: 12 * 60 * 60, reuseIntervalMs: 10_000 })

export const { handlers, auth, signIn, signOut } = refreshed.wrap(truthful(refreshed.config))
/** What app/api/refresh/route.ts answers with. */
export const refresh = refreshed.route
`,
  files: [{ path: 'app/api/refresh/route.ts', text: `export { refresh as POST } from '@/auth'\n` }],
  notes: {
    refused: REFUSED_BY_NEXTAUTH,
    changeOver: 'Nobody is signed out: a token of before lasts until the end that it has, and gets no refresh token.',
    ending: 'families.endAll(userId) ends all of a person; each of their tokens is still good for up to a minute.',
    more: [OUTAGE_NOTE, 'Put <StaySignedIn /> of refresh/stay-signed-in.tsx into your layout: it renews shortly before the token ends.'],
  },
}
