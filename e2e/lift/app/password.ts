import { randomBytes, scryptSync, timingSafeEqual } from 'node:crypto'

const BYTES = 32

export function hashPassword(password: string): string {
  const salt = randomBytes(16)
  return `${salt.toString('base64url')}.${scryptSync(password, salt, BYTES).toString('base64url')}`
}

export function isPassword(password: string, hash: string): boolean {
  const [salt = '', kept = ''] = hash.split('.')
  const wanted = Buffer.from(kept, 'base64url')
  return (
    wanted.length === BYTES &&
    timingSafeEqual(wanted, scryptSync(password, Buffer.from(salt, 'base64url'), BYTES))
  )
}
