import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { requestToken } from './request-token'
import { bearerToken, joinChunks, sessionCookies } from './token'

const NAME = 'jwt.session-token'
const join = (header: string) => joinChunks(header, NAME)

describe('a token in a cookie', () => {
  test('in one cookie', () => expect(join(`a=b; ${NAME}=one.two; c=d`)).toBe('one.two'))
  test('no cookie', () => expect(join('a=b; jwt.csrf-token=x')).toBeNull())
  test('an empty cookie is no token', () => expect(join(`${NAME}=`)).toBeNull())
  test('its own equals signs are kept', () => expect(join(`${NAME}=a==`)).toBe('a=='))
  test('percent-encoded', () => expect(join(`${NAME}=a%2Bb%20c`)).toBe('a+b c'))
  test('an encoded NUL, which a database rejects, stays encoded', () =>
    expect(join(`${NAME}=a%00b`)).toBe('a%00b'))
  test('a stray percent sign is kept, and the design refuses the token', () =>
    expect(join(`${NAME}=100%`)).toBe('100%'))

  test.each([
    ...[
      `${NAME}x`,
      `${NAME}.`,
      `${NAME}.x`,
      `${NAME}.1x`,
      `${NAME}..1`,
      `${NAME}.-1`,
      `${NAME}.-0`,
      `${NAME}.01`,
      `${NAME}.+1`,
      `${NAME}.1.0`,
      `${NAME}-b`,
    ],
    ...[`x${NAME}`, `x.${NAME}`, `__Host-${NAME}`, NAME.toUpperCase()],
  ])('%s is another name, however similar', (other) => {
    expect(join(`${other}=stolen`)).toBeNull()
    expect(join(`${other}=stolen; ${NAME}=mine`)).toBe('mine')
  })

  test('chunks are joined in whatever order the browser sends them', () => {
    const chunks = fc.array(fc.stringMatching(/^[\w.-]{1,8}$/), { minLength: 1, maxLength: 25 })
    fc.assert(
      fc.property(
        chunks.chain((parts) =>
          fc.tuple(
            fc.constant(parts),
            fc.shuffledSubarray([...parts.keys()], { minLength: parts.length }),
          ),
        ),
        ([parts, order]) => {
          expect(join(order.map((index) => `${NAME}.${index}=${parts[index]}`).join('; '))).toBe(
            parts.join(''),
          )
        },
      ),
    )
  })

  test('the cookies of the token are found in order', () => {
    const cookies = sessionCookies(`${NAME}.10=c; ${NAME}.2=b; x=y; ${NAME}.0=a`, NAME)
    expect(cookies.map(({ name, value }) => `${name}=${value}`)).toEqual([
      `${NAME}.0=a`,
      `${NAME}.2=b`,
      `${NAME}.10=c`,
    ])
  })

  test('no header makes it throw', () => {
    fc.assert(fc.property(fc.string(), (junk) => void join(`${NAME}=${junk}; ${junk}`)))
  })
})

describe('a bearer token', () => {
  test.each([
    ['Bearer abc.d-e_f~+/=', 'abc.d-e_f~+/='],
    ['bearer abc', 'abc'], // RFC 9110, section 11.1: the scheme is case-insensitive
    ['Bearer   abc', 'abc'],
  ])('%s', (header, token) => expect(bearerToken(header)).toBe(token))

  test.each([
    null,
    '',
    'Bearer',
    'Bearer ',
    'Basic abc',
    'abc',
    'Bearerabc',
    'Bearer a b',
    'Bearer a, Bearer b',
    'Bearer a,b',
  ])('%s is no bearer token', (header) => {
    expect(bearerToken(header)).toBeNull()
  })
})

describe('the token of a request', () => {
  const cookies = {
    sessionToken: NAME,
    csrfToken: '',
    callbackUrl: '',
    pkceCodeVerifier: '',
    state: '',
    nonce: '',
    refreshToken: 'other.refresh-token' as const,
  }
  const cookie = `${NAME}=from-cookie`

  test('comes from the Authorization header if there is one, or else from the cookie', () => {
    expect(requestToken({ cookies }, new Headers({ cookie }))).toBe('from-cookie')
    expect(
      requestToken({ cookies }, new Headers({ cookie, authorization: 'Bearer from-header' })),
    ).toBe('from-header')
  })

  test.each(['Bearer', 'bearer ', 'Bearer a b', 'Bearer a,b'])(
    '%s never falls back to the cookie, because the header takes precedence',
    (authorization) => {
      expect(requestToken({ cookies }, new Headers({ cookie, authorization }))).toBeNull()
    },
  )

  test.each(['', 'x', 'Basic eDp4', 'Bearerx y'])(
    '%j has another scheme, so the cookie counts',
    (authorization) => {
      expect(requestToken({ cookies }, new Headers({ cookie, authorization }))).toBe('from-cookie')
    },
  )
})
