import { describe, expect, test } from 'vitest'
import { newPerson, passwordChange, passwordSignIn } from './credentials'

const good = {
  name: 'Ada Lovelace',
  email: 'ada@example.org',
  password: 'plinth gravel omelet tundra',
}
const sentences = (change: Record<string, unknown>) =>
  newPerson
    .safeParse({ ...good, ...change })
    .error?.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`) ?? []

test('valid input passes: trimmed, e-mail in lower case, password unchanged', () => {
  expect(
    newPerson.parse({
      name: '  Ada ',
      email: ' ADA@Example.ORG ',
      password: '  plinth gravel omelet  ',
    }),
  ).toEqual({
    name: 'Ada',
    email: 'ada@example.org',
    password: '  plinth gravel omelet  ',
  })
})

test('two spellings of one name count as one name', () => {
  expect(newPerson.parse({ ...good, name: 'Zoe\u0308' }).name).toBe('Zoë')
})

describe('names', () => {
  test.each(['', '   ', '\t\n'])('%j is no name', (name) =>
    expect(sentences({ name })).toEqual(['name: Enter a name.']),
  )
  test.each(['a\u0000b', 'a\nb', 'a\u001b[31m', 'a\u009fb', 'a\ud800b'])(
    '%j has a control character',
    (name) => {
      expect(sentences({ name })).toEqual(['name: Names cannot contain control characters.'])
    },
  )
  test('can be long, but not longer than the limit', () => {
    expect(sentences({ name: 'x'.repeat(80) })).toEqual([])
    expect(sentences({ name: 'x'.repeat(81) })).toEqual([
      'name: Names have at most 80 characters here.',
    ])
  })
  test.each(['李', 'O’Brien-Ñandú', '<b>', '👩‍🚀'])('%s is a name', (name) =>
    expect(sentences({ name })).toEqual([]),
  )
})

describe('e-mail addresses', () => {
  test.each([
    'ada',
    'ada@',
    '@example.org',
    'ada@localhost',
    'ada＠example.org',
    'a b@example.org',
    '"a b"@example.org',
    'ada@example..org',
    'a\u0000@example.org',
  ])('%j is no e-mail address', (email) =>
    expect(sentences({ email })).toEqual([
      'email: Enter an e-mail address such as ada@example.org.',
    ]),
  )
  test('have a maximum length', () =>
    expect(sentences({ email: `${'a'.repeat(250)}@x.org` })).toContain(
      'email: E-mail addresses have at most 254 characters.',
    ))
  test.each(['ada+tag@example.org', 'a.b_c@sub.example.co', "o'b@example.org"])(
    '%s is an e-mail address',
    (email) => expect(sentences({ email })).toEqual([]),
  )
})

describe('passwords', () => {
  const GUESSED =
    'password: That password is among those tried first: use a longer one, such as four unrelated words.'

  test.each(['password', 'P@ssw0rd123', 'qwertyuiop', 'aaaaaaaaaaaaaaaa', '12345678', 'iloveyou1'])(
    '%s is guessed early',
    (password) => {
      expect(sentences({ password })).toEqual([GUESSED])
    },
  )
  test('the person’s own name or address is guessed early', () => {
    expect(
      sentences({ name: 'Wilhelmina Oxenstierna', password: 'WilhelminaOxenstierna' }),
    ).toEqual([GUESSED])
    expect(
      sentences({ email: 'oxenstierna@example.org', password: 'oxenstierna@example.org' }),
    ).toEqual([GUESSED])
  })
  test('too short and too long give different errors', () => {
    expect(sentences({ password: 'k7#Qz' })[0]).toBe('password: Use at least 8 characters.')
    expect(sentences({ password: 'k7#Qz!'.repeat(30) })[0]).toBe(
      'password: Use at most 128 characters.',
    )
  })
  test('the work is limited, whatever the input is', () => {
    const name = 'ab1 '.repeat(20).trim()
    const email = `${'a-b1c.'.repeat(40)}a@example.org`
    const start = performance.now()
    for (const password of [
      'a'.repeat(128),
      'aB3$'.repeat(32),
      'password'.repeat(16),
      'ab1 '.repeat(32),
    ])
      sentences({ name, email, password })
    expect(performance.now() - start).toBeLessThan(4_000)
  })
  test('a long password is judged by its beginning', () => {
    expect(sentences({ password: `${good.password}${'a'.repeat(90)}` })).toEqual([])
    expect(sentences({ password: `${'a'.repeat(64)}${good.password}` })).toEqual([GUESSED])
  })
  test('no class of characters is required', () =>
    expect(sentences({ password: 'plinth gravel omelet' })).toEqual([]))

  test('a new password has the same rules', () => {
    const change = passwordChange(good)
    const complaints = (next: string) =>
      change.safeParse({ current: 'x', next }).error?.issues.map(({ path }) => path)
    expect(complaints(good.password)).toBeUndefined()
    expect(change.safeParse({ current: '', next: good.password }).success).toBe(false)
    expect(complaints('password1')).toEqual([['next']])
    expect(complaints('AdaLovelace')).toEqual([['next']])
  })
})

test('a sign-in does not judge the password’s strength, and finds the e-mail in any case', () => {
  expect(passwordSignIn.parse({ email: ' ADA@example.org', password: 'x' })).toEqual({
    email: 'ada@example.org',
    password: 'x',
  })
  expect(
    passwordSignIn.safeParse({ email: 'ada@example.org', password: 'x'.repeat(129) }).success,
  ).toBe(false)
})

test('a password is the same text however a keyboard composes its letters', () => {
  const [composed, decomposed] = ['caf\u00e9 plinth gravel', 'cafe\u0301 plinth gravel']
  const signIn = (password: string) =>
    passwordSignIn.parse({ email: 'ada@example.org', password }).password
  expect(signIn(decomposed)).toBe(signIn(composed))
  const person = { name: 'Ada', email: 'ada@example.org' }
  expect(newPerson.parse({ ...person, password: decomposed }).password).toBe(composed)
  expect(passwordChange(person).parse({ current: decomposed, next: decomposed })).toEqual({
    current: composed,
    next: composed,
  })
})
