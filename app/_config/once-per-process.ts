const kept = globalThis as typeof globalThis & { [key: symbol]: unknown }

/**
 * Makes a thing once per process and keeps it. A module-level variable would not do: Next bundles the
 * instrumentation and the routes apart, so one module can exist several times, and hot reload makes more.
 * `key` names one type of thing, everywhere.
 */
export function oncePerProcess<T>(key: string, make: () => T): T {
  const symbol = Symbol.for(`session-vs-jwt ${key}`)
  if (!(symbol in kept)) kept[symbol] = make()
  return kept[symbol] as T
}
