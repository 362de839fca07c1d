import { expect, test } from 'vitest'
import { CookieJar } from './cookie-jar'

const setting = (...lines: string[]) => new Headers(lines.map((line) => ['set-cookie', line]))

test('keeps the latest cookie of each name and drops expired cookies', () => {
  const jar = new CookieJar()
  jar.take(setting('a=1; Path=/; HttpOnly', 'b=x=y==; Expires=Wed, 21 Oct 2099 07:28:00 GMT'))
  jar.take(setting('a=2'))
  expect(jar.header()).toBe('a=2; b=x=y==')
  jar.take(setting('a=; Max-Age=0; Path=/'))
  expect(jar.header()).toBe('b=x=y==')
})
