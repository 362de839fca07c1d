import 'server-only'
import { createHash } from 'node:crypto'

const MOST = 1_000

/** The tokens that a stage issued to people of its run, as hashes. It keeps the newest thousand. */
export class KnownTokens {
  readonly #hashes = new Set<string>()

  add(token: string): void {
    this.#hashes.add(hashOf(token))
    if (this.#hashes.size > MOST)
      for (const oldest of this.#hashes) {
        this.#hashes.delete(oldest)
        break
      }
  }

  has(token: string): boolean {
    return this.#hashes.has(hashOf(token))
  }
}

const hashOf = (token: string) => createHash('sha256').update(token).digest('base64url')
