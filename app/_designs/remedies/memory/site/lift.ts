import { type Lift, OUTAGE_NOTE, RECORDS_NOTE, REFUSED_BY_NEXTAUTH } from '../../../kit/lift'

export const lift: Lift = {
  strategies: ['database'],
  folders: ['memory', 'truthful'],
  packages: ['server-only'],
  schema: null,
  wiring: `import { config } from './config'
import { memory, memoryRecords } from './memory/memory'
import { truthful } from './truthful/truthful'

/** records.ofPerson(userId), records.deleteOfPerson(userId, 'all') */
export const records = memoryRecords()

export const { handlers, auth, signIn, signOut } = truthful(memory(config, records))
`,
  files: [],
  notes: {
    refused: REFUSED_BY_NEXTAUTH,
    changeOver: 'Everybody has to sign in once more, and again after every restart.',
    ending:
      "records.deleteOfPerson(userId, 'all') signs a person out everywhere; { except: token } or { id } instead of 'all' ends less.",
    more: [
      OUTAGE_NOTE,
      RECORDS_NOTE,
      'The records are kept once per process, for pages and route handlers alike. A second instance of NextAuth gives its own a name: memoryRecords({ name: "admin" }).',
    ],
  },
}
