import type { Lab } from '@/_lab/experiment'
import { again } from './again'
import { cookie } from './cookie'
import { entropy } from './entropy'
import { growth } from './growth'
import { journey } from './journey'
import { key } from './key'
import { parts } from './parts'
import { reading } from './reading'
import { renewal } from './renewal'

export const anatomy: Lab = {
  id: 'anatomy',
  title: 'Anatomy',
  question: 'What is a session made of: in the cookie, on the wire, and on the server?',
  experiments: [journey, parts, reading, key, entropy, cookie, again, renewal, growth],
}
