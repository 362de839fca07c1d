'use client'
import { useSyncExternalStore } from 'react'
import type { Role } from '@/_people/person'
import type { Beat, Source } from './beat'

/** Something that was done to a person's sessions, against which every heartbeat is timed. */
export interface Deed {
  says: string
  /** When it was asked for, in ms of `performance.now()`. */
  at: number
  designs: readonly string[]
  /** The heartbeats that it aims at. */
  aimsAt(source: Source): boolean
  /** The role that a beat has to show for the deed to have arrived; without one, it has to be refused. */
  role?: Role
}

interface Live {
  /** Devices and copied cookies of each design, beside this browser. They live as long as this page. */
  extras: readonly Source[]
  beats: Readonly<Record<string, readonly Beat[]>>
  deed: Deed | null
  /** The passphrase is known to the page that made the visitor, and to nobody else. */
  visitor: Visitor | null
}

export interface Visitor {
  name: string
  email: string
  password: string
}

const KEPT_BEATS = 60

let live: Live = { extras: [], beats: {}, deed: null, visitor: null }
const listeners = new Set<() => void>()
const wakers = new Set<() => void>()

function update(change: Partial<Live>): void {
  live = { ...live, ...change }
  for (const listener of listeners) listener()
}

export const addExtra = (source: Source): void => update({ extras: [...live.extras, source] })
export const removeExtra = (key: string): void => update({ extras: live.extras.filter((source) => source.key !== key) })
export const addBeat = (key: string, beat: Beat): void => update({ beats: { ...live.beats, [key]: [...(live.beats[key] ?? []), beat].slice(-KEPT_BEATS) } })

export const keepVisitor = (visitor: Visitor | null): void => update({ visitor })

/** Notes what was done, against which every heartbeat is timed. */
export function noteDeed(deed: Deed): void {
  update({ deed })
  wakeHearts()
}

/** Makes every heartbeat beat now: a session may have come or gone. */
export function wakeHearts(): void {
  for (const wake of wakers) wake()
}

/** Has `wake` called whenever a session may have come or gone. @returns how to stop that. */
export function onWake(wake: () => void): () => void {
  wakers.add(wake)
  return () => wakers.delete(wake)
}

/** This browser's own source of a design. */
export const ownSource = (design: string): Source => ({
  key: `${design} this browser`,
  design,
  kind: 'browser',
  label: 'This browser',
  bearer: null,
  deviceId: null,
})

/** A live value out of the store; `select` must return what is in there, not something made anew. */
export const useLive = <T>(select: (state: Live) => T): T =>
  useSyncExternalStore(
    subscribe,
    () => select(live),
    () => select(live),
  )

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
