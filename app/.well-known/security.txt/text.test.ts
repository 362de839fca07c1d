import { expect, test } from 'vitest'
import { securityText } from './text'

const now = new Date('2026-01-01T00:00:00Z')
const GITHUB = 'https://github.com/someone/session-vs-jwt'

test('a repository on GitHub receives reports as advisories', () =>
  expect(securityText({ source: GITHUB, origin: 'https://example.org', now })).toBe(
    [
      `Contact: ${GITHUB}/security/advisories/new`,
      'Expires: 2026-06-30T00:00:00.000Z',
      'Preferred-Languages: en',
      `Policy: ${GITHUB}/blob/HEAD/SECURITY.md`,
      'Canonical: https://example.org/.well-known/security.txt',
      '',
    ].join('\n'),
  ))

test('a repository on another host is the contact itself', () =>
  expect(securityText({ source: 'https://code.example.org/x/', origin: '', now })).toMatch(
    /^Contact: https:\/\/code\.example\.org\/x\nExpires: [^\n]+\nPreferred-Languages: en\n$/,
  ))

test('a site without https names no canonical address', () =>
  expect(securityText({ source: GITHUB, origin: 'http://localhost', now })).not.toContain(
    'Canonical',
  ))

test('a source without https is no contact', () =>
  expect(securityText({ source: 'git@example.org:x', origin: '', now })).toBeNull())
