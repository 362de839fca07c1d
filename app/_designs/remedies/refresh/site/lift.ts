import { type Lift, OUTAGE_NOTE } from '../../../kit/lift'

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
    refused:
      'auth() gives null, as for somebody who is signed out; your guard sends them to sign in. The POST to /api/refresh answers 401. An expired token keeps its cookie, so that it can be renewed.',
    changeOver:
      'Nobody is signed out: a token of before lasts until the end that it has, and gets no refresh token.',
    ending:
      'families.endAll(userId) ends all of a person; each of their tokens is still good for up to 75 s: a minute, and 15 s in which NextAuth takes what has expired.',
    more: [
      OUTAGE_NOTE,
      'Put <StaySignedIn /> of refresh/stay-signed-in.tsx into your layout: it renews before the token ends.',
      'Without it, people are out a minute after they sign in (NextAuth takes a token for 15 s longer).',
      'A page that comes with an expired token is rendered signed out. Once the token is renewed, it is rendered again. So let your sign-in page send people back who are signed in.',
      'A new token has the name, the e-mail address and the picture of the model User. If your jwt callback adds more, give prismaFamilies a claimsOf that does so too.',
      'Do not use auth as proxy.ts, or around a route handler: it would clear the cookie of an expired token.',
      'The clock of your PostgreSQL decides when a token is reused. A wrong clock of a server changes nothing. For another database, give prismaFamilies a now.',
      'Run families.purge() once a day: it deletes what has expired.',
    ],
  },
}
