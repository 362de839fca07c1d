import { createHmac, createPublicKey, generateKeyPairSync, sign } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { laxOpinion } from './lax'

const { publicKey, privateKey } = generateKeyPairSync('ed25519')
const PUBLISHED = [publicKey.export({ format: 'jwk' })]
const NOW = Date.parse('2026-11-21T12:00:00Z')
const json = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
const input = (alg: string, claims: object = {}) =>
  `${json({ alg })}.${json({ sub: '1', exp: NOW / 1000 + 60, ...claims })}`
const opinion = (token: string) => laxOpinion(token, PUBLISHED, NOW)
const signed = (text: string, key = privateKey) =>
  `${text}.${sign(null, Buffer.from(text), key).toString('base64url')}`
const hmac = (text: string, secret: string | Buffer) =>
  `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`

describe('the lax verifier', () => {
  test('accepts a token that the site signed', () => {
    expect(opinion(signed(input('EdDSA')))).toMatchObject({
      wouldAccept: true,
      claims: { sub: '1' },
    })
  })

  test('accepts a token whose header says alg none', () => {
    for (const alg of ['none', 'nOnE'])
      expect(opinion(`${input(alg, { role: 'admin' })}.`)).toMatchObject({
        wouldAccept: true,
        claims: { role: 'admin' },
      })
  })

  test('accepts an HMAC whose secret is the public key, and no other', () => {
    const pem = createPublicKey({ key: PUBLISHED[0] ?? {}, format: 'jwk' }).export({
      type: 'spki',
      format: 'pem',
    })
    expect(opinion(hmac(input('HS256'), pem))).toMatchObject({ wouldAccept: true })
    expect(opinion(hmac(input('HS256'), 'another secret'))).toMatchObject({ wouldAccept: false })
  })

  test('refuses a foreign key, an expired token and junk', () => {
    expect(
      opinion(signed(input('EdDSA'), generateKeyPairSync('ed25519').privateKey)),
    ).toMatchObject({ wouldAccept: false })
    expect(opinion(`${input('none', { exp: NOW / 1000 })}.`)).toEqual({
      wouldAccept: false,
      because: 'it is over',
    })
    for (const text of ['', 'x', 'a.b.c', '..', `${json(null)}.${json(1)}.`])
      expect(opinion(text)).toEqual({ wouldAccept: false, because: 'it cannot be read' })
  })
})
