import { type Lift, OUTAGE_NOTE, REFUSED_BY_NEXTAUTH } from '../../../kit/lift'

export const lift: Lift = {
  strategies: ['jwt'],
  folders: ['signed', 'truthful'],
  packages: ['server-only', 'jose'],
  schema: null,
  wiring: `import { config } from './config'
import { keysOf, signed } from './signed/signed'
import { truthful } from './truthful/truthful'

/** Their public halves are what app/.well-known/jwks.json/route.ts shows. */
export const keys = keysOf(config)

export const { handlers, auth, signIn, signOut } = truthful(signed(config, { keys, issuer: 'https://example.org', audience: 'web' }))
`,
  files: [
    {
      path: 'app/.well-known/jwks.json/route.ts',
      text: `import { keys } from '@/auth'

export const GET = async () => Response.json(await keys.published(new Date()), { headers: { 'cache-control': 'public, max-age=3600' } })
export const dynamic = 'force-dynamic'
`,
    },
  ],
  notes: {
    refused: REFUSED_BY_NEXTAUTH,
    changeOver:
      'Everybody has to sign in once more, since older tokens are encrypted. The option acceptOlder, a Date, is the moment at which it went live. With it, they are taken until they expire.',
    ending:
      'This remedy ends nothing early: add denylist or not-before. Without denylist, an answer that arrives late undoes a sign-out.',
    more: [
      OUTAGE_NOTE,
      'Put in the address of your own site, and an audience. Two instances of NextAuth must not share an audience.',
    ],
  },
}
