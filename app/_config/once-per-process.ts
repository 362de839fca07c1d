type Memory = { [key: symbol]: unknown }

/** Makes a value once per memory and keeps it there. Each `key` stands for one type of value. */
export function onceIn<T>(memory: Memory, key: string, make: () => T): T {
  const symbol = Symbol.for(`session-vs-jwt ${key}`)
  if (!(symbol in memory)) memory[symbol] = make()
  return memory[symbol] as T
}

const kept = globalThis as typeof globalThis & Memory

/**
 * Makes a value once per process and keeps it. A module variable is not enough: Next bundles the
 * instrumentation and the routes separately, so one module can exist several times, and hot reload
 * makes more.
 */
export const oncePerProcess = <T>(key: string, make: () => T): T => onceIn(kept, key, make)
