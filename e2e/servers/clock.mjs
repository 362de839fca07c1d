// Loaded into an app before anything else. A request to CLOCK_PORT with `passed` lets so many ms pass,
// so nobody waits for twelve hours, and no setting of a remedy has to be changed for a test. A request
// with `step` sets the time of day ahead or back, and leaves the monotonic clock alone, as an operator
// or NTP does. The timers of Node notice neither.
import { createServer } from 'node:http'

let aheadMs = 0
let passedMs = 0
const now = () => RealDate.now() + aheadMs
const RealDate = Date

globalThis.Date = new Proxy(RealDate, {
  construct: (target, args, newTarget) =>
    Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget),
  apply: () => new RealDate(now()).toString(),
  get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
})
RealDate.prototype.constructor = globalThis.Date

// What is held in memory goes by this clock.
const steady = performance.now.bind(performance)
performance.now = () => steady() + passedMs

createServer((request, response) => {
  const { searchParams } = new URL(request.url ?? '', 'http://clock')
  passedMs += Number(searchParams.get('passed'))
  aheadMs += Number(searchParams.get('passed')) + Number(searchParams.get('step'))
  response.end(new Date().toISOString())
})
  .listen(Number(process.env.CLOCK_PORT), '127.0.0.1')
  .unref()
