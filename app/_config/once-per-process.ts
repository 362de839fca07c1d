type Memory = { [key: symbol]: unknown }

/** Makes a thing once in a memory and keeps it there. `key` names one type of thing, everywhere. */
export function onceIn<T>(memory: Memory, key: string, make: () => T): T {
  const symbol = Symbol.for(`session-vs-jwt ${key}`)
  if (!(symbol in memory)) memory[symbol] = make()
  return memory[symbol] as T
}

const kept = globalThis as typeof globalThis & Memory

/**
 * Makes a thing once per process and keeps it. A module-level variable would not do: Next bundles the
 * instrumentation and the routes apart, so one module can exist several times, and hot reload makes more.
 */
export const oncePerProcess = <T>(key: string, make: () => T): T => onceIn(kept, key, make)
