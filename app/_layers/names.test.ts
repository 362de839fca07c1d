import { expect, test } from 'vitest'
import { readModules, withoutComments } from './modules'

/**
 * A lifted remedy and this site each have a type of this name, because code recognises an outage by
 * the name of the error, not by its class.
 */
const SHARED = ['StoreUnavailable']

test('no exported type has the name of another', () => {
  const owners = new Map<string, string[]>()
  for (const { path, text } of [...readModules('app'), ...readModules('e2e')])
    for (const [, name = ''] of withoutComments(text).matchAll(
      /^export (?:declare )?(?:interface|type|(?:abstract )?class|enum) (\w+)/gm,
    ))
      owners.set(name, [...(owners.get(name) ?? []), path])
  expect(owners.size).toBeGreaterThan(200)
  const doubled = [...owners].filter(([name, all]) => all.length > 1 && !SHARED.includes(name))
  expect(doubled).toEqual([])
})
