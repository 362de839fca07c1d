import { type Lift, OUTAGE_NOTE, RECORDS_NOTE } from '../../../kit/lift'

export const lift: Lift = {
  strategies: ['database', 'jwt'],
  folders: ['direct', 'truthful'],
  packages: ['server-only'],
  schema: null,
  wiring: `import { config } from './config'
import { direct, sessionReader } from './direct/direct'
import { truthful } from './truthful/truthful'

const reading = direct(config, { name: 'web' })

export const { handlers, signIn, signOut } = truthful(reading)
/** The session, or null where nobody is signed in. It renews nothing, and it throws while the store does not answer. */
export const auth = sessionReader(reading)
`,
  files: [],
  notes: {
    refused:
      'auth() gives null, as for somebody who is signed out; your guard sends them to sign in. It leaves the cookie alone: NextAuth’s own session endpoint clears it.',
    changeOver: 'Nobody is signed out.',
    ending: 'This remedy ends nothing early.',
    more: [
      OUTAGE_NOTE,
      `With database sessions: ${RECORDS_NOTE}`,
      'This auth() takes no arguments: proxy.ts cannot use it.',
      'Without a session callback, session.user has an id, a name, an e-mail address and an image.',
    ],
  },
}
