import 'server-only'
import { dictionary } from '@zxcvbn-ts/language-common'

const ADJECTIVES =
  'amber brave bright calm clever cosy eager fair gentle glad golden happy honest jolly keen kind light lively lucky mellow merry mild nimble noble patient plucky proud quiet ready sunny swift warm'.split(
    ' ',
  )
const ANIMALS =
  'badger beaver bison crane curlew dolphin dormouse falcon finch fox gannet hare heron ibex kestrel lark lynx marten newt osprey otter owl puffin robin seal starling stoat swallow swift tern vole wren'.split(
    ' ',
  )
const WORDS = dictionary['diceware-common'] ?? []

/** Draws an integer in [0, below). In production this is `crypto.randomInt`. */
export type Draw = (below: number) => number

/**
 * A visitor with a pleasant name, an e-mail address in a domain that cannot exist (RFC 2606), and a
 * passphrase of five diceware words (64 bits).
 */
export function inventVisitor(draw: Draw) {
  const pick = (words: readonly string[]) => words[draw(words.length)] ?? ''
  const adjective = pick(ADJECTIVES)
  const animal = pick(ANIMALS)
  const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)
  const serial = draw(16 ** 6)
    .toString(16)
    .padStart(6, '0')
  return {
    name: `${capital(adjective)} ${capital(animal)}`,
    email: `${adjective}.${animal}.${serial}@visitor.example`,
    password: Array.from({ length: 5 }, () => pick(WORDS)).join(' '),
  }
}
