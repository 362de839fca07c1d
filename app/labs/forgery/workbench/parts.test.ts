import { base64url } from 'jose'
import { expect, test } from 'vitest'
import { partsOf, withPart } from './parts'

const encode = (value: unknown) => base64url.encode(JSON.stringify(value))
const JWS = `${encode({ alg: 'EdDSA' })}.${encode({ sub: '1', role: 'member' })}.c2ln`

test('readable parts are shown as JSON, and other parts as they are', () => {
  expect(partsOf(JWS, {}).map(({ name, json }) => [name, json])).toEqual([
    ['Protected header', true],
    ['Claims set', true],
    ['Signature', false],
  ])
  expect(partsOf('opaque', {})).toEqual([
    { name: 'Session token', json: false, text: 'opaque', remarks: [] },
  ])
  expect(partsOf('a.b.c.d.e', {})[3]).toMatchObject({ name: 'Ciphertext', json: false, text: 'd' })
})

test('one part changes, and the others keep every character', () => {
  const changed = withPart(JWS, 1, { json: true, text: '{ "sub": "1",\n "role": "admin" }' })
  expect(changed.split('.').toSpliced(1, 1)).toEqual(JWS.split('.').toSpliced(1, 1))
  expect(changed.split('.')[1]).toBe(encode({ sub: '1', role: 'admin' }))
})

test('invalid JSON is sent as it was typed', () => {
  const changed = withPart(JWS, 0, { json: true, text: '{"alg":' })
  expect(base64url.decode(changed.split('.')[0] ?? '')).toEqual(new TextEncoder().encode('{"alg":'))
  expect(partsOf(changed, { 0: '{"alg":' })[0]).toEqual({
    name: 'Protected header',
    json: true,
    text: '{"alg":',
    remarks: [],
  })
})

test('A-E66 a doubled name and a large number stay, are remarked on, and are sent as they are', () => {
  const claims = '{"sub":"1","n":12345678901234567890,"sub":"2"}'
  const token = `a.${base64url.encode(claims)}.c`
  const part = partsOf(token, {})[1]
  expect(part?.remarks).toHaveLength(2)
  expect(withPart(token, 1, { json: true, text: part?.text ?? '' })).toBe(token)
})
