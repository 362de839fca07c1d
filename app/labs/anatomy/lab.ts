import type { Lab } from '@/_lab/experiment'
import { cookie } from './cookie'
import { parts } from './count-parts'
import { entropy } from './entropy'
import { growth } from './growth'
import { journey } from './journey'
import { planted } from './planted-cookie'
import { reading } from './read-without-key'
import { renewal } from './renewal'
import { again } from './sign-in-twice'
import { key } from './who-can-verify'

export const anatomy: Lab = {
  id: 'anatomy',
  title: 'Anatomy',
  question: 'What is a session made of: in the cookie, on the wire, and on the server?',
  experiments: [journey, parts, reading, key, entropy, cookie, again, planted, renewal, growth],
}
